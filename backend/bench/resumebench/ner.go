package resumebench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
	"autojob/backend/core/skill"
)

// nerLabels pairs the labels of resume_ner_dotin with our fields. Tools and skills of the job are skills; the soft ones ("creativity"
// in a sentence) are counted apart.
var nerLabels = map[string]string{
	"Name": "name", "Email Address": "e-mail", "Companies worked at": "company", "Designation": "title", "Degree": "degree", "College Name": "institution",
	"Tech Tools": "skills", "Job Specific Skills": "skills", "Soft Skills": "soft skills",
}

// NERFields are the fields that NER counts, in the order of its report. An organisation is a company or a college: the annotators mark
// a university as a college where it is the employer, too. Skills are the lists read from the CV and what the lexicon finds in its
// text, as the program uses both; nobody marked all skills, so only their recall says something.
var NERFields = []string{"name", "e-mail", "company", "institution", "organisation", "title", "degree", "skills", "soft skills", "listed skills"}

// NERPart says which CVs of the marked texts are counted.
type NERPart int

const (
	NERAll  NERPart = iota
	NEREven         // the even rows, from which the rules for torn texts were made
	NEROdd          // the odd rows, which were only looked at to check them
)

// NER holds the fields against the spans people marked in CV texts whose layout is lost. The marks are loose (a degree with or
// without its area, a company in running text), so a value is right when one text contains the other; each value is counted once
// per CV. A position and the person's own title are both a Designation.
func NER(dir string, part NERPart) (map[string]Count, []string, error) {
	f, err := os.Open(filepath.Join(dir, "resume_ner_dotin", "train.jsonl"))
	if err != nil {
		return nil, nil, fmt.Errorf("opening the marked texts: %w", err)
	}
	defer f.Close()
	sum := map[string]Count{}
	var mistakes []string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 8<<20)
	for n := 0; sc.Scan(); n++ {
		if part == NEREven && n%2 != 0 || part == NEROdd && n%2 != 1 {
			continue
		}
		var row struct {
			ID       string
			Text     string
			Entities [][4]any
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return nil, nil, fmt.Errorf("reading the marked texts: %w", err)
		}
		truth := map[string]map[string]bool{}
		mark := func(field, text string) {
			if k := key(field, text); k != "" {
				if truth[field] == nil {
					truth[field] = map[string]bool{}
				}
				truth[field][k] = true
			}
		}
		for _, e := range row.Entities {
			label, _ := e[2].(string)
			text, _ := e[3].(string)
			field := nerLabels[label]
			if field == "" {
				continue
			}
			text = unescaped(text)
			mark(field, text)
			switch field {
			case "company", "institution":
				mark("organisation", text)
			case "skills":
				mark("listed skills", text)
			}
		}
		text := unescaped(row.Text)
		read := nerValues(resume.Parse(document.FromText(text)), text)
		for _, field := range NERFields {
			own := map[string]bool{}
			for _, v := range read[field] {
				if k := key(field, v); k != "" {
					own[k] = true
				}
			}
			var n Count
			for k := range own {
				if within(k, truth[field]) {
					n.Right++
				} else {
					n.Wrong++
					mistakes = append(mistakes, fmt.Sprintf("%s %s: read %q", row.ID, field, k))
				}
			}
			for k := range truth[field] {
				if !within(k, own) {
					n.Missed++
					mistakes = append(mistakes, fmt.Sprintf("%s %s: missed %q", row.ID, field, k))
				}
			}
			c := sum[field]
			c.add(n)
			sum[field] = c
		}
	}
	if err := sc.Err(); err != nil {
		return nil, nil, fmt.Errorf("reading the marked texts: %w", err)
	}
	return sum, mistakes, nil
}

// nerValues lists what was read of a CV, by the fields of NER.
func nerValues(p *profile.Profile, text string) map[string][]string {
	out := map[string][]string{}
	for field, values := range Values(p) {
		for _, v := range values {
			out[field] = append(out[field], v.Text)
		}
	}
	out["title"] = append(out["title"], out["label"]...)
	out["organisation"] = append(append(out["organisation"], out["company"]...), out["institution"]...)
	out["listed skills"] = out["skills"]
	out["soft skills"] = out["skills"]
	runes := []rune(text)
	for _, m := range skill.Default().Extract(text) {
		name := string(runes[m.Start:m.End])
		out["skills"] = append(out["skills"], name)
		out["soft skills"] = append(out["soft skills"], name)
	}
	return out
}

// unescaped reads the bytes of UTF-8 that the set's texts spell out: "\xe2\x80\x93" is a dash.
func unescaped(text string) string {
	return spelledBytes.ReplaceAllStringFunc(text, func(m string) string {
		var bytes []byte
		for i := 0; i+4 <= len(m); i += 4 {
			n, err := strconv.ParseUint(m[i+2:i+4], 16, 8)
			if err != nil {
				return m
			}
			bytes = append(bytes, byte(n))
		}
		return strings.ToValidUTF8(string(bytes), "\uFFFD")
	})
}

var spelledBytes = regexp.MustCompile(`(?:\\x[0-9a-f]{2})+`)

// within reports whether a text is one of the set, or one contains the other. Texts of one or two letters ("C", "R") are in everything
// and must be the same.
func within(k string, set map[string]bool) bool {
	if set[k] {
		return true
	}
	for s := range set {
		if short := min(len(s), len(k)); short > 2 && (strings.Contains(s, k) || strings.Contains(k, s)) {
			return true
		}
	}
	return false
}
