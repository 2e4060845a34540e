package render

import (
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/skill"
	"autojob/backend/core/summary"
	"autojob/backend/core/trace"
)

// payloadLook is what looking at one person's payloads came to.
type payloadLook struct {
	drafts, payloads, sentences, cited, kept int
	wrong                                    []string
}

func (l *payloadLook) add(o payloadLook) {
	l.drafts, l.payloads, l.sentences, l.cited, l.kept = l.drafts+o.drafts, l.payloads+o.payloads, l.sentences+o.sentences, l.cited+o.cited, l.kept+o.kept
	l.wrong = append(l.wrong, o.wrong...)
}

// payloadSearch looks for what stays and, so that it is seen to see, for what travels.
type payloadSearch struct{ *trace.Searcher }

const travels trace.Field = "word that travels"

func newPayloadSearch() payloadSearch {
	s := trace.New([]trace.Identifier{{Field: "withheld word", Value: heldWord}, {Field: trace.Phone, Value: heldNumber}, {Field: travels, Value: keptWord}})
	s.Limits.Hits = 1 << 20 // of what travels there is much
	return payloadSearch{s}
}

// spoiler harms what is judged, to see that it is found; each part may be nil.
type spoiler struct {
	draft   func(*summary.Draft)
	payload func(Format, []byte) []byte
}

var payloadDay = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

// look makes a draft of each kind, in languages that go round, renders it to each format and to mails, and looks at the bytes.
func (s payloadSearch) look(n uint64, spoil spoiler) (l payloadLook) {
	m := makePerson(n)
	for i, kind := range []summary.Kind{summary.Short, summary.Page, summary.Letter, summary.Board, summary.Whole} {
		in := summary.Input{Profile: m.p, Posting: m.ad, Lexicon: skill.Default(), Kind: kind, Language: []string{"", "en", "de", "fr", "es"}[(int(n)+i)%5],
			Disclosure: m.rules, Recipient: m.to, Chosen: m.chosen, Day: payloadDay, Length: summary.Length(m.r.IntN(3))}
		d := summary.Make(in)
		if spoil.draft != nil {
			spoil.draft(&d)
		}
		l.drafts++
		where := fmt.Sprintf("person %d, %s in %q", n, kind, in.Language)
		s.evidence(m, &d, where, &l)
		inner(&d)
		s.formats(&d, uint64(i)+n, where, spoil, &l)
	}
	return l
}

// evidence asks the gate, and sees to it that whatever is no plain phrase cites something.
func (s payloadSearch) evidence(m *madePerson, d *summary.Draft, where string, l *payloadLook) {
	v := summary.Check(d, m.p, summary.CheckInput{Lexicon: skill.Default(), Day: payloadDay, Job: summary.JobTitle(m.ad), Employer: m.ad.Company, AdText: m.ad.Description})
	for _, r := range v.Refused {
		l.wrong = append(l.wrong, fmt.Sprintf("%s: without evidence: %s %s %q", where, r.Sentence, r.Kind, r.Words))
	}
	for sentence := range d.Sentences() {
		l.sentences++
		switch {
		case len(sentence.Cites) > 0:
			l.cited++
		case !sentence.Plain:
			l.wrong = append(l.wrong, fmt.Sprintf("%s: cites nothing: %q", where, sentence.Text))
		}
	}
}

// inner adds to a draft what it holds for the person alone: notes of gaps and scores, places, ids.
func inner(d *summary.Draft) {
	d.Notes = append(d.Notes, summary.Note{Key: "gap", Value: heldWord + "gap"}, summary.Note{Key: "score", Value: heldWord + "score 0.93"})
	d.Withheld = append(d.Withheld, summary.Withheld{Path: heldWord + "path", Class: "never", Why: summary.NeverGiven})
	for i := range d.Blocks {
		for k := range d.Blocks[i].Sentences {
			d.Blocks[i].Sentences[k].ID += heldWord
		}
	}
}

func (s payloadSearch) formats(d *summary.Draft, turn uint64, where string, spoil spoiler, l *payloadLook) {
	if len(d.Blocks) == 0 && d.Name == "" {
		return // everything stays
	}
	files := map[Format]*Rendering{}
	for _, f := range Formats {
		r, err := Render(d, f)
		if err != nil {
			l.wrong = append(l.wrong, fmt.Sprintf("%s, %s: %v", where, f, err))
			return
		}
		files[f] = r
		s.bytes(f, r.Bytes, where, spoil, l)
		if strings.Contains(r.Name, heldWord) || strings.Contains(FileName(d, f, true), heldWord) {
			l.wrong = append(l.wrong, fmt.Sprintf("%s, %s: the file's name", where, f))
		}
	}
	subject := "CV"
	for _, v := range []string{d.Name, d.Title, d.Subject} {
		if v != "" {
			subject = v
		}
	}
	text := files[[...]Format{Text, Form, Markdown}[turn%3]]
	file := files[[...]Format{PDF, DOCX, JSON}[turn%3]]
	for _, m := range []Message{
		{Body: string(text.Bytes)},
		{Body: "Hello,\n\nmy documents are attached.\n\n" + d.Name + "\n", Attachments: []Attachment{{file.Name, file.Media, file.Bytes}}, Unsent: turn%2 == 0},
	} {
		m.To, m.Subject = "jobs@firm.example", subject
		if !m.Unsent {
			m.From, m.Date, m.MessageID = "me@account.example", payloadDay, "<1@account.example>"
		}
		data, err := Mail(m)
		if err != nil {
			l.wrong = append(l.wrong, fmt.Sprintf("%s, mail: %v", where, err))
			continue
		}
		s.bytes("eml", data, where, spoil, l)
	}
}

// bytes looks at what would leave. Of a PDF, whose text is numbers of glyphs, it reads the text too.
func (s payloadSearch) bytes(f Format, data []byte, where string, spoil spoiler, l *payloadLook) {
	if spoil.payload != nil {
		data = spoil.payload(f, data)
	}
	l.payloads++
	views := [][]byte{data}
	if f == PDF {
		p, err := readPDF(data)
		if err != nil {
			l.wrong = append(l.wrong, fmt.Sprintf("%s, %s cannot be read back: %v", where, f, err))
			return
		}
		views = append(views, []byte(strings.Join(append(p.pages, p.folios...), "\n")))
	}
	seen := false
	for _, view := range views {
		found := s.Bytes(view)
		for _, hit := range found.Hits {
			if hit.Field != travels {
				l.wrong = append(l.wrong, fmt.Sprintf("%s, %s: withheld: %v", where, f, hit))
				return
			}
			seen = true
		}
		if found.Cut || found.More {
			l.wrong = append(l.wrong, fmt.Sprintf("%s, %s: not searched to its end", where, f))
		}
	}
	if seen {
		l.kept++
	}
}

// payloadRange is which of the made-up people are looked at: 20 in a usual run, 10,000 with AUTOJOB_PROVE=1; AUTOJOB_RANGE=0-2500 splits a campaign.
func payloadRange(t *testing.T) (from, to uint64) {
	to = 20
	if os.Getenv("AUTOJOB_PROVE") == "1" {
		to = 10_000
	}
	if part := os.Getenv("AUTOJOB_RANGE"); part != "" {
		a, b, _ := strings.Cut(part, "-")
		var errA, errB error
		from, errA = strconv.ParseUint(a, 10, 32)
		if to, errB = strconv.ParseUint(b, 10, 32); errA != nil || errB != nil || to <= from {
			t.Fatalf("AUTOJOB_RANGE is %q, not from-to", part)
		}
	}
	return from, to
}

// No payload of any made-up person holds a value that stays, and no sentence is without evidence.
func TestNothingWithheldIsInAnyPayload(t *testing.T) {
	from, to := payloadRange(t)
	var all payloadLook
	var mu sync.Mutex
	var workers sync.WaitGroup
	next := make(chan uint64)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			s := newPayloadSearch()
			for n := range next {
				l := s.look(n, spoiler{})
				for _, w := range l.wrong {
					t.Error(w)
				}
				mu.Lock()
				all.add(l)
				mu.Unlock()
			}
		})
	}
	failures := func() int { mu.Lock(); defer mu.Unlock(); return len(all.wrong) }
	for n := from; n < to && failures() < 40; n++ {
		next <- n
	}
	close(next)
	workers.Wait()
	if all.kept*2 < all.payloads || all.cited*2 < all.sentences {
		t.Errorf("what travels was seen in %d of %d payloads, %d of %d sentences cite a place", all.kept, all.payloads, all.cited, all.sentences)
	}
	if t.Failed() {
		return
	}
	proofs.Campaign(t, int(to-from), fmt.Sprintf("profiles and ads made by chance, with all fields, all classes and a word of its own in each value: %d drafts of five kinds in four languages, %d payloads (PDF, DOCX, Markdown, text, form, JSON, mail); 0 withheld values in any encoding, 0 of %d sentences without evidence; values that travel seen in %d payloads",
		all.drafts, all.payloads, all.sentences, all.kept))
}

// The campaign bites: what is planted in a draft, or by a renderer in any encoding, is found, and so is a sentence without evidence.
func TestAPlantedLeakIsFoundInEveryPayload(t *testing.T) {
	s := newPayloadSearch()
	person := uint64(0)
	clean := s.look(person, spoiler{})
	if len(clean.wrong) > 0 {
		t.Fatalf("the person that is harmed is not sound: %v", clean.wrong)
	}
	leaks := func(spoil spoiler) (n int) {
		for _, w := range s.look(person, spoil).wrong {
			if strings.Contains(w, "withheld") {
				n++
			}
		}
		return n
	}
	for _, secret := range []string{heldWord + "a", heldNumber, "0421 / 7770173"} {
		got := leaks(spoiler{draft: func(d *summary.Draft) {
			d.Name = "Ada " + secret
		}})
		if got != clean.payloads {
			t.Errorf("%q in the name was found in %d of %d payloads", secret, got, clean.payloads)
		}
	}
	utf16 := func(s string) string {
		var b strings.Builder
		for _, c := range s {
			b.WriteString("\x00" + string(c))
		}
		return b.String() + "\x00"
	}
	qp := func(s string) string {
		var b strings.Builder
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write([]byte(s + "ü"))
		_ = w.Close()
		return b.String()
	}
	for name, hide := range map[string]func(string) string{
		"plain": func(s string) string { return s }, "UTF-16": utf16, "base64": func(s string) string { return base64.StdEncoding.EncodeToString([]byte("x " + s)) }, "quoted-printable": qp,
		"percent": func(s string) string { return "%5A" + url.QueryEscape(s[1:]) }, "JSON": func(s string) string { return `\u005A` + s[1:] }, "HTML": func(s string) string { return "&#90;" + s[1:] }, "hex": func(s string) string { return fmt.Sprintf("%x", s) },
	} {
		harmed := 0
		got := leaks(spoiler{payload: func(f Format, data []byte) []byte {
			if f == PDF { // a comment before the end keeps the file readable
				end := []byte("startxref")
				at := strings.LastIndex(string(data), string(end))
				harmed++
				return []byte(string(data[:at]) + "% " + strings.ReplaceAll(hide(heldWord), "\n", "") + "\n" + string(data[at:]))
			}
			harmed++
			return append(data, " "+hide(heldWord)+" "...)
		}})
		if got != harmed {
			t.Errorf("%s: planted in %d payloads, found in %d", name, harmed, got)
		}
	}
	for what, harm := range map[string]func(*summary.Draft){
		"cites nothing": func(d *summary.Draft) {
			d.Blocks = append(d.Blocks, summary.Block{Kind: summary.Paragraph, Section: "profile", Sentences: []summary.Sentence{{ID: "x", Text: "I led a team of 90."}}})
		},
		"without evidence": func(d *summary.Draft) { d.Title = "Professor of Astronomy" },
	} {
		found := 0
		for _, w := range s.look(person, spoiler{draft: harm}).wrong {
			if strings.Contains(w, what) {
				found++
			}
		}
		if found < clean.drafts {
			t.Errorf("%s: seen in %d of %d drafts", what, found, clean.drafts)
		}
	}
}
