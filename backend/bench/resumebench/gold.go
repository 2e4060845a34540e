package resumebench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/profile"
)

// columned are the layouts of the gold set with a side bar or two columns.
var columned = map[string]bool{"azurill": true, "chikorita": true, "ditto": true, "gengar": true, "glalie": true}

// Gold lists the PDFs of resume_pdf_gold that have a truth beside them.
func Gold(dir string) ([]Case, error) {
	var cases []Case
	files, err := filepath.Glob(filepath.Join(dir, "resume_pdf_gold", "*", "*.pdf"))
	if err != nil {
		return nil, fmt.Errorf("listing the gold set: %w", err)
	}
	for _, f := range sorted(files) {
		stem := strings.TrimSuffix(f, ".pdf")
		var t Truth
		if data, err := os.ReadFile(stem + ".json"); err == nil {
			if t, err = reactive(data); err != nil {
				return nil, fmt.Errorf("reading the truth of %s: %w", filepath.Base(f), err)
			}
		} else if data, err := os.ReadFile(stem + ".yaml"); err == nil {
			t = rendered(string(data))
		} else {
			continue
		}
		c := Case{Path: f, Columns: 1, Truth: t}
		if columned[filepath.Base(stem)] {
			c.Columns = 2
		}
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("no CV with its truth below %s", filepath.Base(dir))
	}
	return cases, nil
}

// Told lists the cases of a truth file that names files of a folder: our own sample CVs and the fresh ones.
func Told(truthFile, folder string) ([]Case, error) {
	data, err := os.ReadFile(truthFile)
	if err != nil {
		return nil, fmt.Errorf("reading the truth: %w", err)
	}
	var file struct {
		CVs map[string]struct {
			Columns            int
			Name, Email, Phone string
			Work               []profile.Work
			Education          []profile.Education
			Skills             []string
			Label, City        string
			Languages          []profile.Language
			Certificates       []profile.Certificate
			Projects           []profile.Project
			Publications       []profile.Publication
			Awards             []profile.Award
			Volunteer          []profile.Volunteer
			Layout             []string
			Scan               bool
		}
	}
	// Counts of highlights stand where the model has lists.
	data = regexp.MustCompile(`"highlights":(\s*\d+)`).ReplaceAll(data, []byte(`"bullets":$1`))
	var counts struct {
		CVs map[string]struct{ Work []struct{ Bullets int } }
	}
	if err := json.Unmarshal(data, &counts); err != nil {
		return nil, fmt.Errorf("reading the truth: %w", err)
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("reading the truth: %w", err)
	}
	var names []string
	for n := range file.CVs {
		names = append(names, n)
	}
	var cases []Case
	for _, n := range sorted(names) {
		cv := file.CVs[n]
		p := &profile.Profile{Work: cv.Work, Education: cv.Education}
		p.Basics.Name, p.Basics.Email, p.Basics.Phone = cv.Name, cv.Email, cv.Phone
		for _, s := range cv.Skills {
			p.Skills = append(p.Skills, profile.Skill{Name: s})
		}
		p.Basics.Label, p.Basics.Location.City = cv.Label, cv.City
		p.Languages, p.Certificates = cv.Languages, cv.Certificates
		p.Projects, p.Publications, p.Awards, p.Volunteer = cv.Projects, cv.Publications, cv.Awards, cv.Volunteer
		more := further
		if cv.Layout == nil { // an older truth tells fewer fields
			more = further[:5]
		} else if slices.ContainsFunc(cv.Layout, func(l string) bool { return strings.Contains(l, "side bar") || strings.Contains(l, "two columns") }) {
			cv.Columns = 2
		}
		for i, w := range counts.CVs[n].Work {
			p.Work[i].Highlights = make([]string, w.Bullets)
		}
		cases = append(cases, Case{Path: filepath.Join(folder, n), Columns: max(1, cv.Columns), Scan: cv.Scan, Truth: truthOf(p, more...)})
	}
	return cases, nil
}

// further are the fields that only our own truth files tell.
var further = []string{"label", "city", "highlights", "languages", "certificates", "projects", "publications", "awards", "volunteering"}

func truthOf(p *profile.Profile, more ...string) Truth {
	t := Truth{}
	values := Values(p)
	for _, f := range slices.Concat(Fields[:len(Fields)-len(further)], more) {
		t[f] = []string{}
		for _, v := range values[f] {
			t[f] = append(t[f], v.Text)
		}
	}
	return t
}

// reactive reads the JSON of a reactive-resume CV.
func reactive(data []byte) (Truth, error) {
	type item struct {
		Visible                                   bool
		Company, Position, Date                   string
		Institution, StudyType, Name, Description string
		Keywords                                  []string
	}
	type section struct {
		Items []item
	}
	var r struct {
		Basics   struct{ Name, Email, Phone string }
		Sections struct {
			Experience, Education, Skills section
		}
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	p := &profile.Profile{}
	p.Basics.Name, p.Basics.Email, p.Basics.Phone = r.Basics.Name, r.Basics.Email, r.Basics.Phone
	for _, it := range r.Sections.Experience.Items {
		from, to := reactiveDates(it.Date)
		p.Work = append(p.Work, profile.Work{Name: it.Company, Position: it.Position, StartDate: from, EndDate: to})
	}
	for _, it := range r.Sections.Education.Items {
		from, to := reactiveDates(it.Date)
		p.Education = append(p.Education, profile.Education{Institution: it.Institution, StudyType: it.StudyType, StartDate: from, EndDate: to})
	}
	for _, it := range r.Sections.Skills.Items {
		p.Skills = append(p.Skills, profile.Skill{Name: it.Name, Keywords: it.Keywords})
	}
	return truthOf(p), nil
}

// reactiveDates reads "January 2019 to Present".
func reactiveDates(s string) (from, to string) {
	a, b, _ := strings.Cut(s, " to ")
	iso := func(s string) string {
		if t, err := time.Parse("January 2006", s); err == nil {
			return t.Format("2006-01")
		}
		return ""
	}
	return iso(a), iso(b)
}

// rendered reads the few fields it needs from the YAML of a rendercv CV: that file's plain block style, not YAML at large.
func rendered(text string) Truth {
	p := &profile.Profile{}
	section := ""
	var skill *profile.Skill
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "design:") {
			break
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		body := strings.TrimSpace(line)
		if indent == 4 && strings.HasSuffix(body, ":") && !strings.HasPrefix(body, "-") {
			section = strings.TrimSuffix(body, ":")
			continue
		}
		opens := strings.HasPrefix(body, "- ")
		k, v, ok := strings.Cut(strings.TrimPrefix(body, "- "), ":")
		if !ok || indent > 8 {
			continue
		}
		v = strings.Trim(strings.TrimSpace(v), `'"`)
		if indent == 2 {
			switch k {
			case "name":
				p.Basics.Name = v
			case "email":
				p.Basics.Email = v
			case "phone":
				p.Basics.Phone = v
			}
		}
		switch section {
		case "experience":
			if opens && indent == 6 {
				p.Work = append(p.Work, profile.Work{})
			}
			if len(p.Work) == 0 {
				continue
			}
			w := &p.Work[len(p.Work)-1]
			switch k {
			case "company":
				w.Name = v
			case "position":
				w.Position = v
			case "start_date":
				w.StartDate = v
			case "end_date":
				if v != "present" {
					w.EndDate = v
				}
			}
		case "education":
			if opens && indent == 6 {
				p.Education = append(p.Education, profile.Education{})
			}
			if len(p.Education) == 0 {
				continue
			}
			e := &p.Education[len(p.Education)-1]
			switch k {
			case "institution":
				e.Institution = v
			case "area":
				e.Area = v
			case "degree":
				e.StudyType = v
			case "start_date":
				e.StartDate = v
			case "end_date":
				e.EndDate = v
			}
		case "skills":
			switch k {
			case "label":
				p.Skills = append(p.Skills, profile.Skill{Name: v})
				skill = &p.Skills[len(p.Skills)-1]
			case "details":
				if skill != nil {
					skill.Keywords = strings.Split(v, ", ")
				}
			}
		}
	}
	return truthOf(p)
}
