// Package matchbench measures matching on real CVs against the sample ads: whether the right trade comes first for a CV
// (Trades), and whether what fits an ad comes first among CVs (Set). Run returns the rows for make bench.
//
// The truth is in backend/testdata/truth, written before any matcher ran; the CVs are read in place from the data folder.
package matchbench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/bench/baseline"
	"autojob/backend/bench/panel"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/document"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Verdict is one CV with what came first for it.
type Verdict struct {
	CV     string
	Clear  bool
	Accept []string
	Trades []string // of the ads, best first
	First  string   // title of the first ad
	Word   string   // trade that BM25 puts first
}

// Right reports whether an accepted trade came first.
func (v Verdict) Right() bool { return len(v.Trades) > 0 && slices.Contains(v.Accept, v.Trades[0]) }

type truth struct {
	Ads map[string]struct{ Trade, Level string }
	CVs map[string]struct {
		Accept []string
		Clear  bool
	}
}

func load(root, name string, v any) error {
	data, err := os.ReadFile(filepath.Join(root, "backend", "testdata", "truth", name))
	if err != nil {
		return fmt.Errorf("reading the truth: %w", err)
	}
	return json.Unmarshal(data, v)
}

// Trades ranks the sample ads for each CV PDF of the data folder that has a label.
func Trades(ctx context.Context, b *backend.Backend, root, data string) ([]Verdict, error) {
	var t truth
	if err := load(root, "shared_trades.json", &t); err != nil {
		return nil, err
	}
	if err := load(root, "sample_trades.json", &struct{ Ads any }{&t.Ads}); err != nil {
		return nil, err
	}
	ads, err := b.ReadSampleJobs(ctx)
	if err != nil {
		return nil, err
	}
	jobs := readJobs(b, ads)
	words := baseline.BM25(texts(ads))
	var out []Verdict
	for _, dir := range []string{"resume_matcher_samples", filepath.Join("livecareer", "pdf")} {
		files, err := filepath.Glob(filepath.Join(data, dir, "*.pdf"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			name := strings.TrimSuffix(filepath.Base(f), ".pdf")
			label, ok := t.CVs[name]
			if !ok || len(label.Accept) == 0 {
				continue
			}
			raw, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			cv, err := b.ReadResume(ctx, raw, f)
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
			v := Verdict{CV: name, Clear: label.Clear, Accept: label.Accept}
			for i, m := range b.Engine().Rank(b.Engine().Person(cv, panel.Day), jobs, nil, 0) {
				v.Trades = append(v.Trades, t.Ads[m.Job.Posting.ID].Trade)
				if i == 0 {
					v.First = m.Job.Posting.Title
				}
			}
			v.Word = t.Ads[ads[order(words.Scores(cv.Meta.Autojob.Text))[0]].ID].Trade
			out = append(out, v)
		}
	}
	return out, nil
}

func readJobs(b *backend.Backend, ads []posting.Posting) []*match.Job {
	out := make([]*match.Job, len(ads))
	for i := range ads {
		out[i] = b.Engine().Job(&ads[i])
	}
	return out
}

func texts(ads []posting.Posting) []string {
	out := make([]string, len(ads))
	for i, a := range ads {
		out[i] = a.Title + "\n" + a.Description
	}
	return out
}

// category says under which search words of the set a trade's CVs stand; trades without a clear one are left out.
var category = map[string][]string{
	"accountant": {"ACCOUNTANT"}, "financial-analyst": {"FINANCE"}, "lawyer": {"ADVOCATE"}, "chef": {"CHEF"}, "construction-manager": {"CONSTRUCTION"},
	"registered-nurse": {"HEALTHCARE"}, "primary-teacher": {"TEACHER"}, "hr-generalist": {"HR"}, "recruiter": {"HR"}, "public-relations": {"PUBLIC-RELATIONS"}, "fitness-trainer": {"FITNESS"},
	"sales-representative": {"SALES"}, "business-development": {"BUSINESS-DEVELOPMENT"}, "digital-marketing": {"DIGITAL-MEDIA"}, "automotive-technician": {"AUTOMOBILE"},
	"mechanical-engineer": {"ENGINEERING"}, "civil-engineer": {"ENGINEERING"}, "aviation-technician": {"AVIATION"}, "graphic-designer": {"DESIGNER"}, "fashion-designer": {"APPAREL"}, "it-support": {"INFORMATION-TECHNOLOGY"},
	"systems-administrator": {"INFORMATION-TECHNOLOGY"}, "bank-branch-manager": {"BANKING"}, "credit-officer": {"BANKING"}, "art-teacher": {"ARTS"}, "management-consultant": {"CONSULTANT"}, "agronomist": {"AGRICULTURE"}, "call-centre-lead": {"BPO"},
}

const perCategory = 8

// Retrieval is the set of CVs of all categories, for each sample ad in English whose trade is one of them.
func Retrieval(ctx context.Context, b *backend.Backend, root, data string) (*Set, error) {
	var t truth
	if err := load(root, "sample_trades.json", &t); err != nil {
		return nil, err
	}
	ads, err := b.ReadSampleJobs(ctx)
	if err != nil {
		return nil, err
	}
	cvs, labels, err := categoryCVs(filepath.Join(data, "livecareer", "resumes.jsonl"))
	if err != nil {
		return nil, err
	}
	s := &Set{Name: fmt.Sprintf("livecareer, %d CVs a category", perCategory), Places: 5, CVs: cvs}
	for i := range ads {
		want := category[t.Ads[ads[i].ID].Trade]
		if want == nil || ads[i].Language != "en" {
			continue
		}
		gains := make([]float64, len(cvs))
		for k := range cvs {
			if slices.Contains(want, labels[k]) {
				gains[k] = 1
			}
		}
		s.Ads, s.Gains = append(s.Ads, ads[i]), append(s.Gains, gains)
	}
	return s, nil
}

func categoryCVs(path string) (cvs []*profile.Profile, labels []string, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the CVs: %w", err)
	}
	n := map[string]int{}
	for line := range strings.Lines(string(data)) {
		var row struct{ Category, Text string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			return nil, nil, fmt.Errorf("reading the CVs: %w", err)
		}
		if n[row.Category] == perCategory || len(row.Text) < 1500 {
			continue
		}
		n[row.Category]++
		// The first line is the search word itself: a label, not the CV's.
		_, text, _ := strings.Cut(row.Text, "\n")
		cvs = append(cvs, resume.Parse(document.FromText(text)))
		labels = append(labels, row.Category)
	}
	return cvs, labels, nil
}

func cvTexts(cvs []*profile.Profile) []string {
	out := make([]string, len(cvs))
	for i, c := range cvs {
		out[i] = c.Meta.Autojob.Text
	}
	return out
}

// Run measures both and returns the rows of the table.
func Run(ctx context.Context, b *backend.Backend, root, data string) ([]proofs.Figure, error) {
	verdicts, err := Trades(ctx, b, root, data)
	if err != nil {
		return nil, err
	}
	count := func(set func(Verdict) bool) (right, words, n int) {
		for _, v := range verdicts {
			if !set(v) {
				continue
			}
			n++
			if v.Right() {
				right++
			}
			if slices.Contains(v.Accept, v.Word) {
				words++
			}
		}
		return right, words, n
	}
	five := func(v Verdict) bool { return !strings.Contains(v.CV, "_1") && strings.ToLower(v.CV) == v.CV }
	var out []proofs.Figure
	for _, s := range []struct {
		name, target string
		set          func(Verdict) bool
	}{
		{"resume_matcher_samples, the CVs", "5 of 5", five},
		{"livecareer PDFs, clear trade", "at least 10", func(v Verdict) bool { return !five(v) && v.Clear }},
		{"livecareer PDFs, all with a trade among the ads", "", func(v Verdict) bool { return !five(v) }},
	} {
		right, words, n := count(s.set)
		out = append(out, proofs.Figure{Task: "right trade first for a CV", Set: s.name, Value: fmt.Sprintf("%d of %d", right, n), Baseline: fmt.Sprintf("BM25 %d", words), Target: s.target})
	}
	for _, load := range []func() (*Set, error){
		func() (*Set, error) { return Retrieval(ctx, b, root, data) },
		func() (*Set, error) { return Ashoub(data) },
		func() (*Set, error) { return TalentCLEF(data) },
	} {
		set, err := load()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, set.Measure(b.Engine()).Figures()...)
	}
	for _, name := range panel.Names {
		r, err := Panel(root, name, b.Engine())
		if err != nil {
			return nil, err
		}
		out = append(out, r.Figures()...)
	}
	calibrations, err := Calibrations(root, b.Engine())
	if err != nil {
		return nil, err
	}
	for _, c := range calibrations {
		out = append(out, c.Row())
	}
	return out, nil
}
