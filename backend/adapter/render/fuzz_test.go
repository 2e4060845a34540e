package render

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// anyDraft makes a draft of any texts. Each bit of shape decides one thing of its form.
func anyDraft(name, a, b, c string, shape uint32) *summary.Draft {
	bit := func(n int) bool { return shape>>n&1 == 1 }
	text := func(on bool, s string) *summary.Sentence {
		if !on {
			return nil
		}
		return &summary.Sentence{Text: s, Cites: []summary.Cite{{Path: "work[0].name", Quote: s}}}
	}
	kinds := [...]summary.Kind{summary.Short, summary.Page, summary.Letter, summary.Board, summary.Whole, ""}
	blocks := [...]summary.BlockKind{summary.Heading, summary.Paragraph, summary.List, summary.Entry, summary.Facts, ""}
	sections := [...]string{"contact", "recipient", "date", "letter", "work", "skills", "languages", "education", "", a}
	d := &summary.Draft{Kind: kinds[shape%6], Language: "de", Name: name, Title: a, Subject: b}
	texts := []string{a, b, c, a + ": " + b, c + "\n" + a}
	for i := range int(shape >> 28) {
		block := summary.Block{Kind: blocks[(int(shape>>4)+i)%6], Section: sections[(int(shape>>8)+3*i)%10],
			Title: text(bit(i%12+3), texts[i%5]), Place: text(bit(i%12+5), texts[(i+1)%5]), Dates: text(bit(i%12+7), texts[(i+2)%5])}
		for j := range (int(shape>>16) + i) % 5 {
			block.Sentences = append(block.Sentences, *text(true, texts[(i+j)%5]))
		}
		d.Blocks = append(d.Blocks, block)
	}
	return d
}

// squeezed is text without what sets words apart, in which a word that was cut is whole again.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '•' || r == '·' || r == ',' || r == joiner || r == nonJoiner || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, s)
}

// FuzzRender: whatever stands in a draft, each format either is a file that reads back whole, in order, or a problem with a hint.
func FuzzRender(f *testing.F) {
	f.Add("Łucja", "Data engineer", "2019 – 2021", "Built things.", uint32(0xffffffff))
	f.Add("a\x00\x1b[2J\r\n", "\u202eevil\u2066", "\xff\xfe", "\u0301\u0301\u0301", uint32(0x7abcdef3))
	f.Add("王小明", "שלום", "🥐👩‍🚒", "مرحبا", uint32(0x51234567))
	f.Add(strings.Repeat("W", 3000), strings.Repeat("a ", 2000), "https://example.org/"+strings.Repeat("x/", 900), strings.Repeat("fi", 5000), uint32(0xf1111111))
	f.Add("", "", "", "", uint32(0xf0f0f0f0))
	f.Add("<w:t>&amp;]]>", "*_`#|", "{\"a\":1}", "</w:p>(\\)<FEFF>", uint32(0xe7654321))
	f.Add("\ufffe\uffff\U0010ffff", "\ue000", "\ufffd", "\u00ad", uint32(0x6fedcba9))
	f.Fuzz(func(t *testing.T, name, a, b, c string, shape uint32) {
		d := anyDraft(name, a, b, c, shape)
		for _, format := range Formats {
			start := time.Now()
			r, err := Render(d, format)
			if took := time.Since(start); took > 20*time.Second {
				t.Fatalf("%s took %v", format, took)
			}
			if err != nil {
				var p *problem.Error
				if !errors.As(err, &p) || p.Hint == "" || !utf8.ValidString(p.Message) {
					t.Fatalf("%s: %v is no problem with a hint", format, err)
				}
				continue
			}
			readsBack(t, d, r)
		}
	})
}

func readsBack(t *testing.T, d *summary.Draft, r *Rendering) {
	t.Helper()
	if len(r.Bytes) > 4<<20 || r.Name == "" || r.Media == "" {
		t.Fatalf("%s: %d bytes, %q, %q", r.Format, len(r.Bytes), r.Name, r.Media)
	}
	v, err := look(d)
	if err != nil {
		t.Fatal(err)
	}
	want := squeezed(v.all())
	switch r.Format {
	case PDF:
		f, err := readPDF(r.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		if got := squeezed(strings.Join(f.pages, "")); got != want {
			t.Errorf("PDF reads %.300q instead of %.300q", got, want)
		}
	case DOCX:
		all := parts(t, r.Bytes)
		if found := disorder(all["word/document.xml"]); found != "" {
			t.Error(found)
		}
		if got := squeezed(docxText(t, all["word/document.xml"])); got != want {
			t.Errorf("DOCX reads %.300q instead of %.300q", got, want)
		}
	case Text, Form:
		if got := squeezed(string(r.Bytes)); strings.ReplaceAll(got, "-", "") != strings.ReplaceAll(want, "-", "") {
			t.Errorf("%s reads %.300q instead of %.300q", r.Format, got, want)
		}
	case JSON:
		if !json.Valid(r.Bytes) {
			t.Errorf("no JSON: %.300q", r.Bytes)
		}
	}
	if !utf8.Valid(r.Bytes) && r.Format != PDF && r.Format != DOCX {
		t.Errorf("%s is no text", r.Format)
	}
}

// all is what every format but a board profile tells, in order.
func (v *view) all() string {
	out := []string{v.name, v.title}
	contact, blocks := v.contact()
	if contact != nil {
		out = append(out, contact.all()...)
	}
	about := v.subject
	for i := range blocks {
		if !blocks[i].opens() {
			out = append(out, about)
			about = ""
		}
		out = append(out, blocks[i].all()...)
	}
	return strings.Join(append(out, about), "")
}
