package resume

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// FormatJSON is Reading.Format of a profile that came as JSON Resume.
const FormatJSON = "json-resume"

// FromJSON reads a JSON Resume. Unknown fields are left aside; a file that is no JSON or holds nothing of a CV is a
// problem with a hint. The document text is made of the values, one a line, so that every field has its span.
func FromJSON(data []byte) (*profile.Profile, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return nil, problem.New(problem.Unreadable, "This file is not readable as JSON text.", "Save it again as UTF-8, or import the CV as PDF or DOCX.")
	}
	var top map[string]json.RawMessage
	if err := json.Unmarshal(data, &top); err != nil {
		return nil, problem.New(problem.Unreadable, "This file is not complete JSON.", "Export it again from where it came, or import the CV as PDF or DOCX.").Because(fmt.Errorf("reading JSON Resume: %w", err))
	}
	p := &profile.Profile{}
	known := 0
	var damaged []string
	read := func(name string, into any) {
		raw, ok := top[name]
		if !ok || string(raw) == "null" {
			return
		}
		if err := json.Unmarshal(raw, into); err != nil {
			damaged = append(damaged, name)
			return
		}
		known++
	}
	read("basics", &p.Basics)
	read("work", &p.Work)
	read("volunteer", &p.Volunteer)
	read("education", &p.Education)
	read("awards", &p.Awards)
	read("certificates", &p.Certificates)
	read("publications", &p.Publications)
	read("skills", &p.Skills)
	read("languages", &p.Languages)
	read("interests", &p.Interests)
	read("references", &p.References)
	read("projects", &p.Projects)
	if len(damaged) > 0 {
		return nil, problem.New(problem.Invalid, fmt.Sprintf("The part %q of this file is not as JSON Resume has it.", damaged[0]), "Check it against jsonresume.org, or import the CV as PDF or DOCX.")
	}
	if known == 0 {
		return nil, problem.New(problem.Invalid, "This JSON file is not a JSON Resume.", "A JSON Resume has parts such as \"basics\" and \"work\". Import another file, or the CV as PDF or DOCX.")
	}
	clean(p)
	w, err := layOut(p)
	if err != nil {
		return nil, err
	}
	if len(w.fields) == 0 {
		return nil, problem.New(problem.Invalid, "This JSON Resume is empty.", "Import another file, or the CV as PDF or DOCX.")
	}
	p.Meta.Autojob = &profile.Reading{Parser: Version, Format: FormatJSON, Fields: w.fields, Text: strings.TrimSuffix(w.text.String(), "\n")}
	return p, nil
}

// layOut writes the values of a profile as text, one a line, in the order of the model. It goes by way of the profile's own
// JSON, so that the paths are those of what is stored.
func layOut(p *profile.Profile) (*writer, error) {
	w := &writer{fields: map[string]profile.Field{}}
	out, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("writing JSON Resume: %w", err)
	}
	if err := w.walk(json.NewDecoder(bytes.NewReader(out)), ""); err != nil {
		return nil, fmt.Errorf("walking JSON Resume: %w", err)
	}
	return w, nil
}

// clean drops what the model reads but does not mean: blanks around values, dates in another shape.
func clean(p *profile.Profile) {
	date := func(s *string) {
		t := strings.TrimSpace(*s)
		if len(t) > 10 && t[4] == '-' {
			t = t[:10]
		}
		if !isoDate(t) {
			ps := periods(t)
			switch {
			case len(ps) == 1 && !ps[0].ranged:
				t = ps[0].from
			default:
				t = ""
			}
		}
		*s = t
	}
	for i := range p.Work {
		date(&p.Work[i].StartDate)
		date(&p.Work[i].EndDate)
	}
	for i := range p.Volunteer {
		date(&p.Volunteer[i].StartDate)
		date(&p.Volunteer[i].EndDate)
	}
	for i := range p.Education {
		date(&p.Education[i].StartDate)
		date(&p.Education[i].EndDate)
	}
	for i := range p.Projects {
		date(&p.Projects[i].StartDate)
		date(&p.Projects[i].EndDate)
	}
	for i := range p.Awards {
		date(&p.Awards[i].Date)
	}
	for i := range p.Certificates {
		date(&p.Certificates[i].Date)
	}
	for i := range p.Publications {
		date(&p.Publications[i].ReleaseDate)
	}
	p.Meta = profile.Meta{}
}

func isoDate(s string) bool {
	for i, c := range s {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return len(s) == 4 || len(s) == 7 || len(s) == 10
}

// writer lays the leaves of a profile out as text.
type writer struct {
	text   strings.Builder
	at     int
	fields map[string]profile.Field
}

func (w *writer) walk(dec *json.Decoder, path string) error {
	t, err := dec.Token()
	if err != nil {
		return err
	}
	switch v := t.(type) {
	case json.Delim:
		i := 0
		for dec.More() {
			next := fmt.Sprintf("%s[%d]", path, i)
			if v == '{' {
				k, err := dec.Token()
				if err != nil {
					return err
				}
				next = strings.TrimPrefix(path+"."+fmt.Sprint(k), ".")
			}
			if err := w.walk(dec, next); err != nil {
				return err
			}
			i++
		}
		_, err = dec.Token()
		return err
	case string:
		if v == "" {
			return nil
		}
		n := utf8.RuneCountInString(v)
		w.fields[path] = profile.Field{Span: document.Span{Start: w.at, End: w.at + n}, Confidence: 1}
		w.text.WriteString(v)
		w.text.WriteByte('\n')
		w.at += n + 1
	}
	return nil
}
