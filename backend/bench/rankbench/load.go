package rankbench

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Loader reads the tasks of one set.
type Loader struct {
	Set  string
	Load func(dir string) ([]Task, error)
}

// Loaders are all sets, in the order of the table.
var Loaders = []Loader{
	{"melo_en", loadMelo},
	{"jobbert_titles_esco", loadJobbert},
	{"esco_skill_linking", loadSkills},
	{"onet_title_norm", loadOnet},
}

// Long sets are sampled: their figures are as firm with this many queries, and ten times as fast.
const sampled = 500

func lines(parts ...string) ([]string, error) {
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimRight(strings.ReplaceAll(string(b), "\r", ""), "\n"), "\n"), nil
}

func table(columns int, parts ...string) ([][]string, error) {
	ls, err := lines(parts...)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for i, l := range ls {
		f := strings.Split(l, "\t")
		if len(f) < columns {
			return nil, fmt.Errorf("line %d has %d columns, want %d", i+1, len(f), columns)
		}
		out = append(out, f)
	}
	return out, nil
}

func loadMelo(dir string) ([]Task, error) {
	at := filepath.Join(dir, "melo_en", "usa_q_en_c_en")
	corpus, err := table(2, at, "corpus_elements.tsv")
	if err != nil {
		return nil, err
	}
	queries, err := table(2, at, "queries.tsv")
	if err != nil {
		return nil, err
	}
	marks, err := table(3, at, "annotations.tsv")
	if err != nil {
		return nil, err
	}
	want := make(map[string]map[string]bool)
	for _, m := range marks {
		if want[m[0]] == nil {
			want[m[0]] = make(map[string]bool)
		}
		want[m[0]][m[2]] = true
	}
	// The corpus holds 1,204 labels more than once, for different occupations, and no ranking of texts can
	// tell them apart: "by text" counts a label as right if any of its occupations is.
	line := View{Set: "melo_en by line", Target: .684}
	text := View{Set: "melo_en by text", Target: .684}
	t := Task{Figure: "MRR", Score: ReciprocalRank}
	label := make(map[string]string)
	for _, c := range corpus {
		t.Corpus = append(t.Corpus, c[1])
		line.Group = append(line.Group, c[0])
		label[c[0]] = strings.ToLower(c[1])
		text.Group = append(text.Group, label[c[0]])
	}
	for _, q := range queries {
		t.Queries = append(t.Queries, q[1])
		labels := make(map[string]bool)
		for id := range want[q[0]] {
			labels[label[id]] = true
		}
		line.Want, text.Want = append(line.Want, want[q[0]]), append(text.Want, labels)
	}
	t.Views = []View{line, text}
	return []Task{t}, nil
}

func records(path ...string) ([]map[string]string, error) {
	f, err := os.Open(filepath.Join(path...))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := csv.NewReader(bufio.NewReader(f)).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []map[string]string
	for _, r := range all[1:] {
		m := make(map[string]string, len(r))
		for i, name := range all[0] {
			m[name] = r[i]
		}
		out = append(out, m)
	}
	return out, nil
}

func loadJobbert(dir string) ([]Task, error) {
	titles, err := records(dir, "jobbert_titles_esco", "titles.csv")
	if err != nil {
		return nil, err
	}
	occupations, err := records(dir, "esco", "occupations_en.csv")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, t := range titles {
		names = append(names, t["vacancyTitle"])
	}
	preferred := Task{Figure: "MRR", Score: ReciprocalRank}
	var want []map[string]bool
	for _, i := range sample(names, sampled) {
		preferred.Queries = append(preferred.Queries, names[i])
		want = append(want, map[string]bool{titles[i]["conceptUri"]: true})
	}
	all := preferred
	first := View{Set: "jobbert preferred", Target: .40, Want: want}
	every := View{Set: "jobbert all labels", Target: .40, Want: want}
	for _, o := range occupations {
		uri := o["conceptUri"]
		preferred.Corpus, first.Group = append(preferred.Corpus, o["preferredLabel"]), append(first.Group, uri)
		for _, label := range append([]string{o["preferredLabel"]}, strings.Split(o["altLabels"], "\n")...) {
			if label = strings.TrimSpace(label); label != "" {
				all.Corpus, every.Group = append(all.Corpus, label), append(every.Group, uri)
			}
		}
	}
	preferred.Views, all.Views = []View{first}, []View{every}
	return []Task{preferred, all}, nil
}

func loadSkills(dir string) ([]Task, error) {
	labels, err := lines(dir, "esco_skill_linking", "skills_en_label.txt")
	if err != nil {
		return nil, err
	}
	var out []Task
	for _, part := range []struct {
		name   string
		target float64
	}{{"house", .49}, {"tech", .64}} {
		rows, err := lines(dir, "esco_skill_linking", part.name+"_val.jsonl")
		if err != nil {
			return nil, err
		}
		t := Task{Figure: "RP@5", Corpus: labels, Score: PrecisionAt5}
		view := View{Set: "skills " + part.name, Target: part.target, Group: labels}
		for _, row := range rows {
			var s struct {
				Sentence string   `json:"sentence"`
				Labels   []string `json:"labels"`
			}
			if err := json.Unmarshal([]byte(row), &s); err != nil {
				return nil, err
			}
			if len(s.Labels) == 0 {
				continue
			}
			want := make(map[string]bool)
			for _, l := range s.Labels {
				want[l] = true
			}
			t.Queries, view.Want = append(t.Queries, s.Sentence), append(view.Want, want)
		}
		t.Views = []View{view}
		out = append(out, t)
	}
	return out, nil
}

func loadOnet(dir string) ([]Task, error) {
	known, err := table(2, dir, "onet_title_norm", "alternate_titles_minus_heldout.tsv")
	if err != nil {
		return nil, err
	}
	titles, err := table(2, dir, "onet_title_norm", "heldout_titles.tsv")
	if err != nil {
		return nil, err
	}
	t := Task{Figure: "MRR", Score: ReciprocalRank}
	view := View{Set: "onet_title_norm"}
	for _, k := range known {
		t.Corpus, view.Group = append(t.Corpus, k[0]), append(view.Group, k[1])
	}
	var names []string
	for _, h := range titles {
		names = append(names, h[0])
	}
	for _, i := range sample(names, sampled) {
		t.Queries, view.Want = append(t.Queries, names[i]), append(view.Want, map[string]bool{titles[i][1]: true})
	}
	t.Views = []View{view}
	return []Task{t}, nil
}
