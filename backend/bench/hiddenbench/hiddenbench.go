// Package hiddenbench measures whether text that nobody can see is found, kept out and told, and whether honest documents stay free of
// that suspicion. It makes CVs and ads of fictional people and companies with a trick planted in each (tricks.md lists them), and beside
// each a twin without the trick. Start with Run; Tricked and Clean make the documents, and Mutant damaged
// PDFs for the tests of adapter/extract.
package hiddenbench

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/document"
	"autojob/backend/core/posting"
	"autojob/backend/sample"
)

// twoPages is the sample CV of two pages.
const twoPages = "nurse.pdf"

// Document is one made document. Twin is nil for clean ones.
type Document struct {
	Kind  string // "pdf white", "docx clean grey"
	Name  string // a file name with its ending
	CV    bool   // else an ad
	Data  []byte
	Twin  []byte
	Order bool // its trick is a visible order to a machine
}

// Tricked makes n documents with a trick each: every trick of every format in turn, in CVs and in ads.
func Tricked(seed uint64, n int) []Document {
	var out []Document
	for i := 0; len(out) < n; i++ {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		k := i % (len(pdfTricks) + len(wordTricks) + len(webTricks))
		isCV := (i/(len(pdfTricks)+len(wordTricks)+len(webTricks))+k)%2 == 0
		blocks := ad(r)
		if isCV {
			blocks = cv(r)
		}
		payload := pick(r, payloads)
		d := Document{CV: isCV}
		switch {
		case k < len(pdfTricks):
			t := pdfTricks[k]
			if t.seen {
				payload = pick(r, orders)
			}
			d.Kind, d.Name, d.Order = "pdf "+t.name, "file.pdf", t.seen
			d.Data, d.Twin = pdfPair(r, t, blocks, payload)
		case k < len(pdfTricks)+len(wordTricks):
			t := wordTricks[k-len(pdfTricks)]
			if t.seen {
				payload = pick(r, orders)
			}
			d.Kind, d.Name, d.Order = "docx "+t.name, "file.docx", t.seen
			d.Data, d.Twin = wordPair(r, t, blocks, payload)
		default:
			t := webTricks[k-len(pdfTricks)-len(wordTricks)]
			if t.seen {
				payload = pick(r, orders)
			}
			d.Kind, d.Name, d.Order = "html "+t.name, "file.html", t.seen
			d.Data, d.Twin = webPair(r, t, blocks, payload)
		}
		out = append(out, d)
	}
	return out
}

// Clean makes n documents in which everything is visible.
func Clean(seed uint64, n int) []Document {
	var out []Document
	all := []struct {
		ext   string
		kinds []cleanKind
	}{{"pdf", pdfClean}, {"docx", wordClean}, {"html", webClean}}
	for i := 0; len(out) < n; i++ {
		for _, f := range all {
			r := rand.New(rand.NewPCG(seed, uint64(1000+len(out))))
			k := f.kinds[i%len(f.kinds)]
			blocks, isCV := cv(r), r.IntN(2) == 0
			if !isCV {
				blocks = ad(r)
			}
			if len(out) < n {
				out = append(out, Document{Kind: f.ext + " clean " + k.name, Name: "file." + f.ext, CV: isCV, Data: k.make(r, blocks)})
			}
		}
	}
	return out
}

// Suspicions are the warnings of a document that something in it is hidden or meant for machines.
func Suspicions(ws []document.Warning) []document.Warning {
	var out []document.Warning
	for _, w := range ws {
		if w.Code == "hidden_text" || w.Code == "machine_text" {
			out = append(out, w)
		}
	}
	return out
}

// Finding is what came of one document.
type Finding struct {
	Document
	Flagged []document.Warning
	Same    bool   // read as the twin was; true without a twin
	Ranked  bool   // ranked as the twin was; true without a twin
	Unlike  string // the first difference
}

// bench is what documents are read and ranked with.
type bench struct {
	extract *extract.Extractor
	*ranker
}

// look reads a document, and its twin the same way. Each is read as what it is: a CV as a profile, an ad as a posting.
func (b bench) look(ctx context.Context, d Document) (Finding, error) {
	f := Finding{Document: d, Same: true, Ranked: true}
	got, err := b.read(ctx, d, d.Data)
	if err != nil {
		return f, fmt.Errorf("%s: %w", d.Kind, err)
	}
	f.Flagged = got.flagged
	if d.Twin == nil || d.Order {
		return f, nil
	}
	want, err := b.read(ctx, d, d.Twin)
	if err != nil {
		return f, fmt.Errorf("twin of %s: %w", d.Kind, err)
	}
	f.Same, f.Ranked = got.text == want.text, got.rank == want.rank
	switch {
	case !f.Same:
		f.Unlike = unlike(got.text, want.text)
	case !f.Ranked:
		f.Unlike = unlike(got.rank, want.rank)
	}
	return f, nil
}

// reading is what the program makes of a file.
type reading struct {
	text    string // JSON without places in the text
	rank    string
	flagged []document.Warning
}

func (b bench) read(ctx context.Context, d Document, data []byte) (reading, error) {
	if d.CV {
		p, err := b.extract.Resume(ctx, data, d.Name)
		if err != nil {
			return reading{}, err
		}
		r := reading{rank: b.rankOfCV(p), flagged: Suspicions(p.Meta.Autojob.Warnings)}
		p.Meta.Autojob = nil
		text, err := json.Marshal(p)
		r.text = string(text)
		return r, err
	}
	ads, err := b.extract.Postings(ctx, data, d.Name)
	if err != nil {
		return reading{}, err
	}
	r := reading{rank: b.rankOfAds(ads.Postings), flagged: told(ads)}
	ads.Problems = nil
	text, err := json.Marshal(ads)
	r.text = string(text)
	return r, err
}

// told are the suspicions among what a reading of ads tells.
func told(r posting.Reading) []document.Warning {
	var out []document.Warning
	for _, p := range r.Problems {
		if strings.Contains(p.Where, "hidden") || strings.Contains(p.Where, "machine") {
			out = append(out, document.Warning{Code: "hidden_text", Text: p.Message})
		}
	}
	return out
}

func unlike(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-60)
	return fmt.Sprintf("%.160q, twin %.160q", a[min(from, len(a)):], b[min(from, len(b)):])
}

// Result sums up many findings.
type Result struct{ Tricked, Flagged, Same, Ranked, Clean, False int }

// Measure looks at tricked and clean documents and calls odd with each one that did not come out as it should.
func Measure(ctx context.Context, x *extract.Extractor, tricked, clean []Document, odd func(Finding)) (Result, error) {
	var s Result
	r, err := newRanker(ctx, x)
	if err != nil {
		return s, err
	}
	b := bench{x, r}
	for _, d := range tricked {
		f, err := b.look(ctx, d)
		if err != nil {
			return s, err
		}
		s.Tricked++
		if len(f.Flagged) > 0 {
			s.Flagged++
		}
		if f.Same {
			s.Same++
		}
		if f.Ranked {
			s.Ranked++
		}
		if len(f.Flagged) == 0 || !f.Same || !f.Ranked {
			odd(f)
		}
	}
	for _, d := range clean {
		f, err := b.look(ctx, d)
		if err != nil {
			return s, err
		}
		s.Clean++
		if len(f.Flagged) > 0 {
			s.False++
			odd(f)
		}
	}
	return s, nil
}

// Real reads every PDF and DOCX below dir; none of them is known to hide anything that matters, so each that is flagged is looked at by hand.
func Real(ctx context.Context, x *extract.Extractor, dir string, odd func(name string, ws []document.Warning)) (files, flagged int, err error) {
	err = filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		ext := strings.ToLower(filepath.Ext(name))
		if err != nil || e.IsDir() || !slices.Contains([]string{".pdf", ".docx"}, ext) {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		d, err := x.Document(ctx, data, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", filepath.Base(name), err)
		}
		files++
		if ws := Suspicions(d.Warnings); len(ws) > 0 {
			flagged++
			odd(filepath.Base(name), ws)
		}
		return nil
	})
	return files, flagged, err
}

// Run measures the whole set and returns the rows of the bench table. dir holds real files; it may be absent.
func Run(ctx context.Context, x *extract.Extractor, dir string) ([]proofs.Figure, error) {
	s, err := Measure(ctx, x, Tricked(1, 200), Clean(1, 300), func(Finding) {})
	if err != nil {
		return nil, err
	}
	figures := []proofs.Figure{
		{Task: "hidden text flagged", Set: "200 made CVs and ads, 74 tricks", Value: fmt.Sprintf("%d of %d", s.Flagged, s.Tricked), Target: ">= 95%", Missed: s.Flagged*100 < s.Tricked*95},
		{Task: "read as the twin without the trick", Set: "the same", Value: fmt.Sprintf("%d of %d", s.Same, s.Tricked), Target: "all", Missed: s.Same < s.Tricked},
		{Task: "ranked as the twin without the trick", Set: "the same, with the sample CVs and ads", Value: fmt.Sprintf("%d of %d", s.Ranked, s.Tricked), Target: "all", Missed: s.Ranked < s.Tricked},
		{Task: "hidden text, false alarms", Set: "300 made clean ones", Value: fmt.Sprintf("%d of %d", s.False, s.Clean), Target: "< 1%", Missed: s.False*100 >= s.Clean},
	}
	for _, f := range sample.CVs() {
		if f.Name != twoPages {
			continue
		}
		wait, err := Wait(ctx, x, f.Data, 9)
		if err != nil {
			return nil, err
		}
		figures = append(figures, wait.figure())
	}
	if _, err := os.Stat(dir); err == nil {
		files, flagged, err := Real(ctx, x, dir, func(string, []document.Warning) {})
		if err != nil {
			return nil, err
		}
		figures = append(figures, proofs.Figure{Task: "hidden text, real files flagged", Set: "every PDF and DOCX of the data", Value: fmt.Sprintf("%d of %d", flagged, files)})
	}
	return figures, nil
}
