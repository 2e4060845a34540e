// Package adbench measures how well ads are read whose contents were written down by someone who had not seen the readers
// (backend/testdata/truth/real_ads.json). Start with Run, which gives the rows of the bench table; Measure gives the mistakes, too.
//
// Two things are counted for each field: of the ads (or items) that state it, how many are read right, and of the ads that do not, in how
// many nothing is read. What the truth accepts beside its own answer counts as right. Items of lists are also counted as precision.
package adbench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
	"autojob/backend/core/terms"
)

// Fields are the measured fields, in the order of the table.
var Fields = []string{"title", "company", "city", "region", "country", "remote", "employment", "hours", "pay", "years", "years at most", "level", "degree", "degree is a must",
	"licences", "languages", "benefits", "visa", "start", "closing", "contact", "instructions", "growth", "agency", "must", "nice"}

// Count is what was counted of one field.
type Count struct {
	Stated, Right int // ads or items that the truth states, and those read right
	Silent, Quiet int // ads that do not state it, and those in which nothing is read
	Read, Fit     int // items read of lists, and those that the truth holds
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// Result holds the counts by field and the mistakes, by field and ad.
type Result struct {
	Counts   map[string]*Count
	Mistakes []string
	Ads      int
}

// Truth is one ad of the truth file.
type Truth struct {
	File   string                     `json:"file"`
	Row    int                        `json:"row"`
	Path   string                     `json:"path"`
	Fields map[string]json.RawMessage `json:"-"`
}

// load reads the truth.
func load(path string) ([]Truth, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the truth: %w", err)
	}
	var file struct{ Ads []json.RawMessage }
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("reading the truth: %w", err)
	}
	var out []Truth
	for _, raw := range file.Ads {
		var t Truth
		if err := json.Unmarshal(raw, &t); err != nil {
			return nil, fmt.Errorf("reading the truth: %w", err)
		}
		if err := json.Unmarshal(raw, &t.Fields); err != nil {
			return nil, fmt.Errorf("reading the truth: %w", err)
		}
		out = append(out, t)
	}
	return out, nil
}

// Measure reads every ad of the truth that is a row of a table or a feed, and compares.
func Measure(truth, data string) (*Result, error) {
	ads, err := load(truth)
	if err != nil {
		return nil, err
	}
	l := &library{dir: data, files: map[string]*source{}}
	out := &Result{Counts: map[string]*Count{}}
	for _, f := range Fields {
		out.Counts[f] = &Count{}
	}
	lex := skill.Default()
	for _, t := range ads {
		if filepath.Ext(t.File) == ".html" { // a page of links to ads, not an ad
			continue
		}
		p, err := l.ad(t.File, t.Path, t.Row)
		if err != nil {
			return nil, err
		}
		out.Ads++
		ad := evidence.ReadAd(lex, p)
		c := comparison{truth: t, out: out, posting: p, ad: ad, terms: terms.Read(p, ad), lex: lex}
		c.all()
	}
	slices.Sort(out.Mistakes)
	return out, nil
}

// Target is what is asked of right where stated and of quiet where not, over all fields.
const Target = 0.95

// Total adds up all fields but the single skills, which the truth lists only in part.
func (r *Result) Total() Count {
	var sum Count
	for _, f := range Fields {
		if f == "must" || f == "nice" {
			continue
		}
		c := r.Counts[f]
		sum.Stated, sum.Right = sum.Stated+c.Stated, sum.Right+c.Right
		sum.Silent, sum.Quiet = sum.Silent+c.Silent, sum.Quiet+c.Quiet
		sum.Read, sum.Fit = sum.Read+c.Read, sum.Fit+c.Fit
	}
	return sum
}

// Run measures and gives the rows of the bench table. Truth lies under the repository's root.
func Run(root, data string) ([]proofs.Figure, error) {
	r, err := Measure(filepath.Join(root, "backend", "testdata", "truth", "real_ads.json"), data)
	if err != nil {
		return nil, err
	}
	twins, err := Repeated(data, Tables...)
	if err != nil {
		return nil, err
	}
	return append(r.Table(), twins.Figures()...), nil
}

// Table is the rows of the bench table: all fields together, then each.
func (r *Result) Table() []proofs.Figure {
	set := fmt.Sprintf("%d real ads", r.Ads)
	total := r.Total()
	right, quiet := share(total.Right, total.Stated), share(total.Quiet, total.Silent)
	out := []proofs.Figure{
		{Task: "what an ad states, all fields: right where stated", Set: set, Value: fmt.Sprintf("%.3f of %d", right, total.Stated), Target: "at least .95", Missed: right < Target},
		{Task: "what an ad states, all fields: unknown where not", Set: set, Value: fmt.Sprintf("%.3f of %d", quiet, total.Silent), Target: "at least .95", Missed: quiet < Target},
	}
	for _, f := range Fields {
		c := r.Counts[f]
		value := fmt.Sprintf("%.2f right of %d, %.2f unknown of %d", share(c.Right, c.Stated), c.Stated, share(c.Quiet, c.Silent), c.Silent)
		if slices.Contains([]string{"employment", "licences", "languages", "benefits"}, f) {
			value += fmt.Sprintf(", precision %.2f of %d", share(c.Fit, c.Read), c.Read)
		}
		out = append(out, proofs.Figure{Task: "an ad's " + f, Set: set, Value: value})
	}
	return out
}
