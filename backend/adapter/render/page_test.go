package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/adapter/render/pdf"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

func TestThePagesWordsAreReadInTheirOrder(t *testing.T) {
	for name, d := range drafts(t) {
		r := rendered(t, d, PDF)
		f, err := readPDF(r.Bytes)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sameWords(t, name+" in the file", wordsOf(strings.Join(f.pages, " ")), told(d))
		if len(f.pages) != r.Pages || f.tags == 0 {
			t.Errorf("%s: %d pages, said to be %d; %d tagged pieces", name, len(f.pages), r.Pages, f.tags)
		}
	}
}

func TestPopplerReadsThePagesWordsInTheirOrder(t *testing.T) {
	for name, d := range drafts(t) {
		r := rendered(t, d, PDF)
		for _, args := range [][]string{{"-raw"}, {}, {"-nopgbrk"}} {
			text := printed(t, r.Bytes, "pdftotext", append(args, "-enc", "UTF-8", "FILE", "-")...)
			sameWords(t, fmt.Sprintf("%s by pdftotext %v", name, args), wordsOf(withoutFolios(text, r.Pages)), told(d))
		}
	}
}

func withoutFolios(text string, pages int) string {
	for i := range pages {
		text = strings.Replace(text, fmt.Sprintf("%d / %d\n", i+1, pages), "\n", 1)
		text = strings.Replace(text, fmt.Sprintf("%d/%d\n", i+1, pages), "\n", 1)
	}
	return text
}

func TestAScreenReaderIsToldHeadingsListsAndLanguage(t *testing.T) {
	r := rendered(t, drafts(t)["page"], PDF)
	tree := printed(t, r.Bytes, "pdfinfo", "-struct-text", "FILE")
	for _, want := range []string{"H1 (block)\n    \"Łucja Żmudzińska-Grabowiecka\"", "H2 (block)\n    \"Experience\"", "H3 (block)\n    \"Senior data engineer\"", "L (block)", "LBody"} {
		if !strings.Contains(tree, want) {
			t.Errorf("the tree of tags has no %q", want)
		}
	}
	if !bytes.Contains(r.Bytes, []byte("/Lang (en)")) || !bytes.Contains(r.Bytes, []byte("/MarkInfo <</Marked true>>")) {
		t.Error("neither language nor mark")
	}
}

func TestAPDFSaysNothingOfItsMaking(t *testing.T) {
	known := []string{"Custom Metadata", "Metadata Stream", "Tagged", "UserProperties", "Suspects", "Form", "JavaScript", "Pages", "Encrypted",
		"Page size", "Page rot", "File size", "Optimized", "PDF version"}
	for name, d := range drafts(t) {
		data := rendered(t, d, PDF).Bytes
		for _, line := range strings.Split(strings.TrimSpace(printed(t, data, "pdfinfo", "FILE")), "\n") {
			if key, _, _ := strings.Cut(line, ":"); !slices.Contains(known, key) {
				t.Errorf("%s tells %q", name, line)
			}
		}
		for _, key := range []string{"/Info", "/Metadata", "/ID", "/Author", "/Title", "/Producer", "/Creator", "Date"} {
			if bytes.Contains(data, []byte(key)) {
				t.Errorf("%s has %s", name, key)
			}
		}
	}
}

func TestEveryFontIsEmbeddedAndTellsItsCharacters(t *testing.T) {
	for name, d := range drafts(t) {
		lines := strings.Split(strings.TrimSpace(printed(t, rendered(t, d, PDF).Bytes, "pdffonts", "FILE")), "\n")
		for _, line := range lines[2:] {
			if !strings.Contains(line, "CID TrueType      Identity-H       yes yes yes") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// long is a page with n lines beneath its entries.
func long(kind summary.Kind, n int) *summary.Draft {
	d := &summary.Draft{Kind: kind, Language: "en", Name: "Bo Li"}
	text := func(format string, args ...any) *summary.Sentence {
		return &summary.Sentence{Text: fmt.Sprintf(format, args...)}
	}
	for i := 0; n > 0; i++ {
		if i%3 == 0 {
			d.Blocks = append(d.Blocks, summary.Block{Kind: summary.Heading, Title: text("Section %d", i)})
		}
		b := summary.Block{Kind: summary.Entry, Title: text("Cook %d", i), Place: text("Kitchen %d", i), Dates: text("20%02d", i%30)}
		for range min(n, 1+i%4) {
			b.Sentences = append(b.Sentences, *text("Cooked %d dinners for guests who had come a long way and did not mind waiting for what was good, every day %d of them.", n, i))
			n--
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

func TestNoHeadingIsLastOnItsPage(t *testing.T) {
	stranded := func(pages [][]row) int {
		n := 0
		for _, page := range pages[:len(pages)-1] {
			if page[len(page)-1].keep {
				n++
			}
		}
		return n
	}
	naive := 0
	for n := range 60 {
		v, err := look(long(summary.Whole, 2*n))
		if err != nil {
			t.Fatal(err)
		}
		s := v.set(themeOf(v.kind))
		if pages := s.theme.paged(s.rows); stranded(pages) > 0 {
			t.Fatalf("with %d lines a row stands apart from what it belongs to", 2*n)
		}
		var cut [][]row // the same rows without regard to what belongs together
		for i := 0; i < len(s.rows); i += 40 {
			cut = append(cut, s.rows[i:min(i+40, len(s.rows))])
		}
		naive += stranded(cut)
	}
	if naive == 0 {
		t.Error("the check does not find a heading that is last on its page")
	}
}

func TestAPageStaysOneWhileItCanAndThenSaysHowMany(t *testing.T) {
	whole, page, tight := 0, 0, false
	for n := 8; n < 56; n += 2 {
		w, p := rendered(t, long(summary.Whole, n), PDF), rendered(t, long(summary.Page, n), PDF)
		if w.Pages == 1 {
			whole = n
		}
		if p.Pages == 1 {
			page = n
		}
		tight = tight || p.Pages == 1 && w.Pages == 2
		f, err := readPDF(p.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: 0, false: p.Pages}[p.Pages == 1]; len(f.folios) != want {
			t.Fatalf("%d pages with %d numbers", p.Pages, len(f.folios))
		}
	}
	if !tight || page <= whole {
		t.Errorf("one page holds %d lines tightened and %d as usual", page, whole)
	}
	if last := themeOf(summary.Page).tightened(len(tighter) - 1); last.body < 8.8 || last.quiet < 8 || last.lead < 1.3 {
		t.Errorf("at its tightest text has %.1f points on %.1f", last.body, last.body*last.lead)
	}
}

func TestWhatTheFontCannotShowIsToldBeforeAByteIsWritten(t *testing.T) {
	d := &summary.Draft{Kind: summary.Page, Name: "王小明", Blocks: []summary.Block{{Kind: summary.Paragraph, Section: "profile",
		Sentences: []summary.Sentence{{Text: "Bakes 🥐 and bread."}, {Text: "שלום"}}}}}
	_, err := Render(d, PDF)
	if !problem.Is(err, problem.Invalid) {
		t.Fatal(err)
	}
	message := problem.From(err)
	for _, want := range []string{"“王” (U+738B) in the name", "“🥐” (U+1F950) in the section profile: “Bakes 🥐 and bread.”", "and 3 more"} {
		if !strings.Contains(message.Message, want) {
			t.Errorf("%q does not say %s", message.Message, want)
		}
	}
	if !strings.Contains(message.Hint, "DOCX") {
		t.Errorf("the hint %q names no way out", message.Hint)
	}
	for _, format := range []Format{DOCX, Markdown, Text, Form, JSON} {
		if !bytes.Contains(unpacked(t, rendered(t, d, format)), []byte("王小明")) {
			t.Errorf("%s does not keep the name", format)
		}
	}
	for _, name := range []string{"Łódź Ğüneş Ελένη Ёлкина Ђорђе Đặng Þóra", "“”‘’„‚«»‹›–—…·•€£₺₴§©®™°±×÷½²³₂‰", "a\u200db e\u0327\ufe0f"} {
		if _, err := Render(&summary.Draft{Kind: summary.Page, Name: name}, PDF); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAWordWiderThanThePageIsCutAndWhole(t *testing.T) {
	word := strings.Repeat("Donaudampfschifffahrts", 30)
	address := "https://example.org/" + strings.Repeat("a-long/path?with=signs&", 20)
	d := &summary.Draft{Kind: summary.Page, Name: word, Title: word, Blocks: []summary.Block{
		{Kind: summary.Facts, Section: "contact", Sentences: []summary.Sentence{{Text: address}, {Text: "Bonn"}}},
		{Kind: summary.Entry, Title: &summary.Sentence{Text: word}, Place: &summary.Sentence{Text: word}, Dates: &summary.Sentence{Text: "2020 – 2021"},
			Sentences: []summary.Sentence{{Text: word}}}}}
	f, err := readPDF(rendered(t, d, PDF).Bytes)
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.NewReplacer("\n", "", " ", "").Replace(strings.Join(f.pages, ""))
	if strings.Count(flat, word) != 5 || !strings.Contains(flat, address) {
		t.Errorf("words are lost: %d of 5, address %t", strings.Count(flat, word), strings.Contains(flat, address))
	}
	doc := pdf.New("de")
	for _, w := range words(doc, face{pdf.Bold, 22, ink}, word, 400) {
		if w.width > 400 {
			t.Errorf("a part is %.0f points wide", w.width)
		}
	}
}

func TestOnePageTakesFarLessThanHalfASecond(t *testing.T) {
	d := drafts(t)["page"]
	best := time.Hour
	for range 5 { // the best of them, since other tests run beside
		start := time.Now()
		rendered(t, d, PDF)
		best = min(best, time.Since(start))
	}
	if best > 250*time.Millisecond {
		t.Errorf("one page took %v", best)
	}
}

func BenchmarkOnePage(b *testing.B) {
	d := drafts(b)["page"]
	for b.Loop() {
		rendered(b, d, PDF)
	}
}

func TestTheLongestDraftsAreRenderedInBoundedTime(t *testing.T) {
	one := func(kind summary.BlockKind, text string) *summary.Draft {
		return &summary.Draft{Kind: summary.Page, Blocks: []summary.Block{{Kind: kind, Section: "work", Sentences: []summary.Sentence{{Text: text}}}}}
	}
	many := &summary.Draft{Kind: summary.Page}
	for range maxParts / 2 {
		many.Blocks = append(many.Blocks, summary.Block{Kind: summary.Entry, Title: &summary.Sentence{Text: strings.Repeat("x ", 15)}, Sentences: []summary.Sentence{{Text: strings.Repeat("y", 20)}}})
	}
	for what, d := range map[string]*summary.Draft{
		"short words":   one(summary.Paragraph, strings.Repeat("a ", maxText/2)),
		"one word":      one(summary.List, strings.Repeat("W", maxText)),
		"thin letters":  one(summary.Facts, strings.Repeat("i", maxText)),
		"dashes":        one(summary.Paragraph, strings.Repeat("- ", maxText/2)),
		"numbers":       one(summary.Paragraph, strings.Repeat("000 ", maxText/4)),
		"marks":         one(summary.Paragraph, strings.Repeat("\u0301", maxText/2)),
		"many entries":  many,
		"one long name": {Kind: summary.Page, Name: strings.Repeat("Wolfeschlegelsteinhausen ", maxText/25)},
	} {
		for _, format := range Formats {
			start := time.Now()
			r := rendered(t, d, format)
			if took := time.Since(start); took > 20*time.Second || len(r.Bytes) > 8<<20 {
				t.Errorf("%s as %s: %v, %d bytes", what, format, took, len(r.Bytes))
			} else if testing.Verbose() {
				t.Logf("%s as %s: %v, %d bytes, %d pages", what, format, took.Round(time.Millisecond), len(r.Bytes), r.Pages)
			}
		}
	}
}
