// Package resumebench measures how well resume reads CVs whose contents are known. Start with Run, which gives the rows of
// the bench table; Measure gives the counts and the mistakes of each file.
//
// A value is right when it equals the true one in letters and digits, case and accents aside; each true value is matched
// once. Dates count one by one, a start and an end being different things. A degree is its kind together with its area. A licence to drive
// that is read and not told is left out of the count: the truths have personal data, which it is outside of a list of certificates, in no field.
package resumebench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Fields are the measured fields, in the order of the table.
var Fields = []string{"name", "e-mail", "phone", "title", "company", "dates", "degree", "institution", "skills",
	"label", "city", "highlights", "languages", "certificates", "projects", "publications", "awards", "volunteering"}

// Truth is what a CV says, by field.
type Truth map[string][]string

// Case is a file with its truth. Columns is 1, or 2 for two-column and side-bar layouts.
type Case struct {
	Path    string
	Columns int
	Scan    bool // a picture of a page
	Truth   Truth
}

// Count is how many values were right, made up or wrong, and missed.
type Count struct{ Right, Wrong, Missed int }

// Precision is the share of the values read that are right; nothing read is 1.
func (c Count) Precision() float64 { return share(c.Right, c.Right+c.Wrong) }

// Recall is the share of the true values that were read; nothing to read is 1.
func (c Count) Recall() float64 { return share(c.Right, c.Right+c.Missed) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func (c *Count) add(o Count) { c.Right += o.Right; c.Wrong += o.Wrong; c.Missed += o.Missed }

// Result is what was measured of one file.
type Result struct {
	Case
	Counts   map[string]Count
	Mistakes []string           // "title: read X" and "title: missed Y"
	Sure     map[float64][2]int // by confidence, rounded down to a tenth: values right, values read
	Profile  *profile.Profile
}

// Measure reads each case's file and compares.
func Measure(ctx context.Context, x *extract.Extractor, cases []Case) ([]Result, error) {
	var out []Result
	for _, c := range cases {
		data, err := os.ReadFile(c.Path)
		if err != nil {
			return nil, fmt.Errorf("reading a case: %w", err)
		}
		if filepath.Ext(c.Path) == ".json" {
			p, err := resume.FromJSON(data)
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", filepath.Base(c.Path), err)
			}
			out = append(out, Compare(c, p))
			continue
		}
		d, err := x.Document(ctx, data, filepath.Base(c.Path))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil { // all of it is missed
			r := Compare(c, &profile.Profile{})
			r.Mistakes = append(r.Mistakes, fmt.Sprintf("not read: %v", err))
			out = append(out, r)
			continue
		}
		out = append(out, Compare(c, resume.Parse(d)))
	}
	return out, nil
}

// Compare holds a profile against the truth.
func Compare(c Case, p *profile.Profile) Result {
	r := Result{Case: c, Counts: map[string]Count{}, Sure: map[float64][2]int{}, Profile: p}
	read := Values(p)
	for _, f := range Fields {
		truth, ok := c.Truth[f]
		if !ok {
			continue
		}
		left := map[string]int{}
		for _, t := range truth {
			left[key(f, t)]++
		}
		var n Count
		for _, v := range read[f] {
			k := key(f, v.Text)
			if f == "degree" && left[k] == 0 {
				k = inflected(k, left)
			}
			right := left[k] > 0
			if !right && f == "certificates" && drives.MatchString(v.Text) {
				continue
			}
			if right {
				left[k]--
				n.Right++
			} else {
				n.Wrong++
				r.Mistakes = append(r.Mistakes, fmt.Sprintf("%s: read %q", f, v.Text))
			}
			if v.Confidence > 0 {
				b := float64(int(v.Confidence*10)) / 10
				s := r.Sure[b]
				s[1]++
				if right {
					s[0]++
				}
				r.Sure[b] = s
			}
		}
		for _, t := range truth {
			if k := key(f, t); left[k] > 0 {
				left[k]--
				n.Missed++
				r.Mistakes = append(r.Mistakes, fmt.Sprintf("%s: missed %q", f, t))
			}
		}
		r.Counts[f] = n
	}
	return r
}

// drives matches what is read as a licence to drive. One that the truth tells counts as everything does.
var drives = regexp.MustCompile(`(?i)^((full|clean|uk|valid) )*(driving licen[cs]e|driver['’]?s licen[cs]e|cdl\b|class [abc] cdl|((pkw|lkw)-)?führerschein|fahrerlaubnis|permis (b|c|de conduire)\b|(carn[ée]t?|permiso) (b|c|de conducir)\b)`)

// inflected finds the true degree that differs from k only in its last letters ("zur Kauffrau", "zum Angestellten"), or returns k.
func inflected(k string, left map[string]int) string {
	best := k
	for t, n := range left {
		a, z := min(len(k), len(t)), max(len(k), len(t))
		if n > 0 && z-a <= 2 && a > 8 && k[:a] == t[:a] && (best == k || t < best) {
			best = t
		}
	}
	return best
}

// Value is a value read, with its confidence.
type Value struct {
	Text       string
	Confidence float64
}

// Values lists what a profile says, by field.
func Values(p *profile.Profile) map[string][]Value {
	out := map[string][]Value{}
	conf := func(path string) float64 {
		if p.Meta.Autojob == nil {
			return 0
		}
		return p.Meta.Autojob.Fields[path].Confidence
	}
	add := func(field, text, path string) {
		if text != "" {
			out[field] = append(out[field], Value{text, conf(path)})
		}
	}
	add("name", p.Basics.Name, "basics.name")
	add("e-mail", p.Basics.Email, "basics.email")
	add("phone", p.Basics.Phone, "basics.phone")
	add("label", p.Basics.Label, "basics.label")
	add("city", p.Basics.Location.City, "basics.location.city")
	dates := func(path, from, to string, present bool) {
		if from != "" {
			add("dates", "from "+from, path+".startDate")
			if to == "" && present {
				to = "present"
			}
		}
		if to != "" {
			add("dates", "to "+to, path+".endDate")
		}
	}
	for i, w := range p.Work {
		path := fmt.Sprintf("work[%d]", i)
		add("title", w.Position, path+".position")
		add("company", w.Name, path+".name")
		dates(path, w.StartDate, w.EndDate, true)
		if w.Position+w.Name != "" {
			// The number of points tells whether lines were joined or torn.
			out["highlights"] = append(out["highlights"], Value{Text: fmt.Sprintf("%s %s %d", w.Position, w.Name, len(w.Highlights))})
		}
	}
	for i, e := range p.Education {
		path := fmt.Sprintf("education[%d]", i)
		add("degree", strings.TrimSpace(e.StudyType+" "+e.Area), path+".studyType")
		add("institution", e.Institution, path+".institution")
		dates(path, e.StartDate, e.EndDate, e.StartDate != "")
	}
	for i, l := range p.Languages {
		add("languages", l.Language, fmt.Sprintf("languages[%d].language", i))
	}
	for i, c := range p.Certificates {
		name, _, _ := profile.Validity(c.Name) // the truths have no place for until when a paper is valid
		add("certificates", strings.TrimSpace(name+" "+c.Date), fmt.Sprintf("certificates[%d].name", i))
	}
	for i, e := range p.Projects {
		add("projects", e.Name, fmt.Sprintf("projects[%d].name", i))
	}
	for i, e := range p.Publications {
		add("publications", e.Name, fmt.Sprintf("publications[%d].name", i))
	}
	for i, e := range p.Awards {
		add("awards", e.Title, fmt.Sprintf("awards[%d].title", i))
	}
	for i, e := range p.Volunteer {
		add("volunteering", e.Organization, fmt.Sprintf("volunteer[%d].organization", i))
	}
	for i, s := range p.Skills {
		path := fmt.Sprintf("skills[%d]", i)
		if len(s.Keywords) == 0 {
			add("skills", s.Name, path+".name")
		}
		for k, w := range s.Keywords {
			add("skills", w, fmt.Sprintf("%s.keywords[%d]", path, k))
		}
	}
	return out
}

// key makes values comparable: letters and digits in lower case without accents; a degree without its small words.
func key(field, text string) string {
	text = strings.ToLower(norm.NFKD.String(text))
	if field == "degree" {
		var ws []string
		for _, w := range strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '.' }) {
			w = strings.ReplaceAll(w, ".", "")
			if w != "in" && w != "en" && w != "" {
				ws = append(ws, w)
			}
		}
		text = strings.Join(ws, "")
	}
	if field == "phone" || field == "skills" {
		text = strings.TrimPrefix(text, "+")
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || field == "skills" && (c == '+' || c == '#') {
			return c
		}
		return -1
	}, text)
}

// Sum adds up the counts of results, by field.
func Sum(rs []Result) map[string]Count {
	out := map[string]Count{}
	for _, r := range rs {
		for f, c := range r.Counts {
			n := out[f]
			n.add(c)
			out[f] = n
		}
	}
	return out
}

// baselines are OfflineCV's figures on ten layouts (precision/recall), two-column ones in brackets; see the evaluation page.
var baselines = map[string]string{
	"name": "80/80 (60/60)", "title": "79/59 (100/54)", "company": "81/66 (82/69)", "dates": "100/91 (100/77)",
	"degree": "40/29 (0/0)", "institution": "43/43 (33/33)", "skills": "76/99 (70/97)",
}

// Run measures the CVs with exact truth below the data folder and returns the rows of the bench table.
func Run(ctx context.Context, x *extract.Extractor, dir string) ([]proofs.Figure, error) {
	cases, err := Gold(dir)
	if err != nil {
		return nil, err
	}
	rs, err := Measure(ctx, x, cases)
	if err != nil {
		return nil, err
	}
	rows := Table(rs)
	fresh, err := Told(filepath.Join(freshFolder, "truth.json"), freshFolder)
	if err != nil {
		return nil, err
	}
	if rs, err = Measure(ctx, x, fresh); err != nil {
		return nil, err
	}
	for _, row := range Table(rs) {
		row.Task = strings.Replace(row.Task, "CV fields,", "CV fields, 12 fresh layouts,", 1)
		row.Baseline = "-" // measured on other files
		rows = append(rows, row)
	}
	texts, scans, err := People(ctx, x, peopleFolder)
	if err != nil {
		return nil, err
	}
	rows = append(rows, figures("CV fields, precision/recall", fmt.Sprintf("%d fictional people", len(texts)), Sum(texts), 0.95)...)
	rows = append(rows, figures("CV fields, precision/recall", fmt.Sprintf("%d scans and photos", len(scans)), Sum(scans), 0.90)...)
	for _, set := range []struct{ folder, name string }{{"pasted", "10 pasted texts"}, {"pasted-second", "10 pasted texts, second"}, {"pasted-third", "10 pasted texts, third"}} {
		folder := filepath.Join("backend", "testdata", set.folder)
		cases, err := Told(filepath.Join(folder, "truth.json"), folder)
		if err != nil {
			return nil, err
		}
		rs, err := Measure(ctx, x, cases)
		if err != nil {
			return nil, err
		}
		rows = append(rows, figures("CV fields, precision/recall", set.name, Sum(rs), 0.90)...)
	}
	return rows, nil
}

// freshFolder holds our own twelve CVs, seen from the root of the repository, where the bench runs.
var freshFolder = filepath.Join("backend", "testdata", "cvs")

// Table makes the rows of results: each field, of all layouts and of those with columns.
func Table(rs []Result) []proofs.Figure {
	var two []Result
	for _, r := range rs {
		if r.Columns > 1 {
			two = append(two, r)
		}
	}
	all, cols := Sum(rs), Sum(two)
	var rows []proofs.Figure
	for _, f := range Fields {
		a, c := all[f], cols[f]
		if a == (Count{}) {
			continue
		}
		base := baselines[f]
		if base == "" {
			base = "-"
		}
		rows = append(rows, proofs.Figure{
			Task: "CV fields, precision/recall: " + f, Set: fmt.Sprintf("%d layouts (with columns)", len(rs)),
			Value:    fmt.Sprintf("%.0f/%.0f (%.0f/%.0f)", 100*a.Precision(), 100*a.Recall(), 100*c.Precision(), 100*c.Recall()),
			Baseline: base, Target: "97/97",
			Missed: !(a.Precision() >= 0.97 && a.Recall() >= 0.97 && c.Precision() >= a.Precision()-0.005 && c.Recall() >= a.Recall()-0.005),
		})
	}
	return rows
}

// Calibration says for each tenth of confidence how many of the values read were right.
func Calibration(rs []Result) []string {
	sum := map[float64][2]int{}
	for _, r := range rs {
		for b, s := range r.Sure {
			t := sum[b]
			sum[b] = [2]int{t[0] + s[0], t[1] + s[1]}
		}
	}
	var bs []float64
	for b := range sum {
		bs = append(bs, b)
	}
	sort.Float64s(bs)
	var out []string
	for _, b := range bs {
		out = append(out, fmt.Sprintf("%.1f: %d of %d right (%.2f)", b, sum[b][0], sum[b][1], share(sum[b][0], sum[b][1])))
	}
	return out
}

func sorted(s []string) []string { slices.Sort(s); return s }
