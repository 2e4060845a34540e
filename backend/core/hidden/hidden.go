// Package hidden knows text that is there for programs and not for people: letters nobody can see, letters that pose as others, and
// sentences that address a machine. Readers of files tell it what they left out (Findings); Document looks at the characters of what they
// read; Page judges the elements of a web page by their styles. Start with Findings.
//
// What is hidden is left out and told, with its kind and a quote. What is visible stays, whatever it says; an order to a machine is only
// told. A program that treats text as data obeys neither.
package hidden

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
)

// Kinds of what is hidden.
const (
	Colour     = "colour"     // in the colour of what is behind it
	Size       = "size"       // too small to read
	Invisible  = "invisible"  // by a mode, a style or no opacity
	Covered    = "covered"    // covered, cut away, or in a layer that is off
	Outside    = "outside"    // beyond the page or its visible part
	Squeezed   = "squeezed"   // more text than has room where it stands
	Revision   = "revision"   // deleted, and still in the file
	Comment    = "comment"    // a note beside the text
	Characters = "characters" // characters without a shape
	Lookalike  = "lookalike"  // letters of another alphabet inside words
	Machine    = "machine"    // addresses a machine, in plain sight
)

// words of a person for each kind.
var said = map[string]string{
	Colour:    "in the colour of what is behind them",
	Size:      "too small to read",
	Invisible: "made invisible",
	Covered:   "covered or cut away",
	Outside:   "outside the page",
	Squeezed:  "more than has room where they stand",
}

// Findings gathers what was left out, page by page. Its zero value is ready.
type Findings struct{ list []*finding }

type finding struct {
	kind  string
	page  int
	words int
	quote string
}

// Quote is how many characters of what was found a warning shows.
const Quote = 120

// Add notes text of a kind on a page; 0 stands for a file without pages. Text without letters or digits is nothing.
func (f *Findings) Add(kind string, page int, text string) {
	words := 0
	for w := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(w, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			words++
		}
	}
	if words == 0 {
		return
	}
	o := f.of(kind, page)
	o.words += words
	o.keep(text[:min(len(text), 8*Quote)])
}

// of is the finding of a kind on a page, made when there is none.
func (f *Findings) of(kind string, page int) *finding {
	i := slices.IndexFunc(f.list, func(o *finding) bool { return o.kind == kind && o.page == page })
	if i < 0 {
		f.list = append(f.list, &finding{kind: kind, page: page})
		i = len(f.list) - 1
	}
	return f.list[i]
}

func (f *finding) keep(text string) {
	if len(f.quote) < 4*Quote {
		f.quote = strings.TrimSpace(f.quote + " " + strings.ToValidUTF8(strings.Join(strings.Fields(text), " "), ""))
	}
}

// Words counts what was found of all kinds.
func (f *Findings) Words() int {
	n := 0
	for _, o := range f.list {
		n += o.words
	}
	return n
}

// Join adds what others found.
func (f *Findings) Join(o Findings) {
	for _, from := range o.list {
		to := f.of(from.kind, from.page)
		to.words += from.words
		to.keep(from.quote)
	}
}

// Warnings says what was found in words for a person.
func (f *Findings) Warnings() []document.Warning {
	var out []document.Warning
	for _, o := range f.list {
		if o.words <= 2 && !strings.ContainsFunc(o.quote, unicode.IsLetter) {
			continue // a page number beyond the sheet
		}
		quote := cut(o.quote, Quote)
		out = append(out, document.Warning{Code: code(o.kind), Kind: o.kind, Words: o.words, Quote: quote, Page: o.page, Text: o.text(quote)})
	}
	return out
}

func code(kind string) string {
	if kind == Machine {
		return "machine_text"
	}
	return "hidden_text"
}

func (o *finding) text(quote string) string {
	where := "This file"
	if o.page > 0 {
		where = fmt.Sprintf("Page %d", o.page)
	}
	words := "1 word"
	if o.words != 1 {
		words = fmt.Sprintf("%d words", o.words)
	}
	switch o.kind {
	case Machine:
		return fmt.Sprintf("%s addresses a machine: “%s”. It was read as any other text and changes nothing.", where, quote)
	case Characters:
		return fmt.Sprintf("%s holds characters that nobody can see, at “%s”. They were left out.", where, quote)
	case Lookalike:
		return fmt.Sprintf("%s writes words with letters of another alphabet that look the same: “%s”. They were read as they look.", where, quote)
	case Revision:
		return fmt.Sprintf("%s still holds %s that were deleted from the text: “%s”. They were left out.", where, words, quote)
	case Comment:
		return fmt.Sprintf("%s holds comments beside the text: “%s”. They were left out.", where, quote)
	}
	return fmt.Sprintf("%s holds %s that nobody can see, %s: “%s”. They were left out.", where, words, said[o.kind], quote)
}

// cut shortens text to n characters.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n])) + "…"
}
