package resumebench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/resume"
)

// nerLabels pairs the labels of resume_ner_dotin with our fields.
var nerLabels = map[string]string{"Name": "name", "Email Address": "e-mail", "Companies worked at": "company", "Designation": "title", "Degree": "degree", "College Name": "institution"}

// NER holds the fields against the spans people marked in CV texts whose layout is lost. The marks are loose (a degree with or
// without its area, a company in running text), so a value is right when one text contains the other; each value is counted once
// per CV. It is a report without a target.
func NER(dir string) (map[string]Count, []string, error) {
	f, err := os.Open(filepath.Join(dir, "resume_ner_dotin", "train.jsonl"))
	if err != nil {
		return nil, nil, fmt.Errorf("opening the marked texts: %w", err)
	}
	defer f.Close()
	sum := map[string]Count{}
	var mistakes []string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 8<<20)
	for sc.Scan() {
		var row struct {
			ID       string
			Text     string
			Entities [][4]any
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return nil, nil, fmt.Errorf("reading the marked texts: %w", err)
		}
		truth := map[string]map[string]bool{}
		for _, e := range row.Entities {
			label, _ := e[2].(string)
			text, _ := e[3].(string)
			field := nerLabels[label]
			if k := key(field, text); field != "" && k != "" {
				if truth[field] == nil {
					truth[field] = map[string]bool{}
				}
				truth[field][k] = true
			}
		}
		read := Values(resume.Parse(document.FromText(row.Text)))
		for _, field := range nerLabels {
			own := map[string]bool{}
			for _, v := range read[field] {
				if k := key(field, v.Text); k != "" {
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

func within(k string, set map[string]bool) bool {
	if set[k] {
		return true
	}
	for s := range set {
		if strings.Contains(s, k) || strings.Contains(k, s) {
			return true
		}
	}
	return false
}
