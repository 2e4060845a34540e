package render

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// view is what a recipient sees of a draft: its texts, cleaned. All formats are made of it; it holds no cites and nothing withheld.
type view struct {
	kind                 summary.Kind
	language             string
	name, title, subject string
	blocks               []block
}

type block struct {
	kind                summary.BlockKind
	section             string
	title, place, dates string
	lines               []string
}

// look takes from a draft what is shown. Blocks that show nothing are left out, and headings with nothing beneath them.
func look(d *summary.Draft) (*view, error) {
	if err := bounded(d); err != nil {
		return nil, err
	}
	v := &view{kind: d.Kind, language: language(d.Language), name: clean(d.Name), title: clean(d.Title)}
	if d.Kind == summary.Letter { // of anything else it is the subject of the mail that carries it
		v.subject = clean(d.Subject)
	}
	for i := range d.Blocks {
		v.add(seen(&d.Blocks[i]))
	}
	if n := len(v.blocks); n > 0 && v.blocks[n-1].kind == summary.Heading {
		v.blocks = v.blocks[:n-1]
	}
	if len(v.blocks) == 0 && v.name == "" && v.title == "" && v.subject == "" {
		return nil, problem.New(problem.Invalid, "There is nothing in this draft yet.", "Write or choose at least one sentence.")
	}
	return v, nil
}

// seen is what a block shows.
func seen(b *summary.Block) block {
	return block{kind: b.Kind, section: b.Section, title: shown(b.Title), place: shown(b.Place), dates: shown(b.Dates), lines: texts(b)}
}

// add adds a block, unless it shows nothing. A heading with nothing beneath it gives way to the next; what one says beside its title is
// put beneath it.
func (v *view) add(b block) {
	all := b.all()
	if len(all) == 0 {
		return
	}
	if n := len(v.blocks); n > 0 && v.blocks[n-1].kind == summary.Heading && b.kind == summary.Heading {
		v.blocks = v.blocks[:n-1]
	}
	if b.kind != summary.Heading || len(all) == 1 {
		if b.title == "" && b.kind == summary.Heading {
			b = block{kind: b.kind, section: b.section, title: all[0]}
		}
		v.blocks = append(v.blocks, b)
		return
	}
	v.blocks = append(v.blocks, block{kind: summary.Heading, section: b.section, title: all[0]}, block{kind: summary.Paragraph, section: b.section, lines: all[1:]})
}

// bounded refuses a draft that is too long to be meant.
func bounded(d *summary.Draft) error {
	text, parts := len(d.Name)+len(d.Title)+len(d.Subject), len(d.Blocks)
	for _, b := range d.Blocks {
		for _, s := range []*summary.Sentence{b.Title, b.Place, b.Dates} {
			if s != nil {
				text += len(s.Text)
			}
		}
		for i := range b.Sentences {
			text += len(b.Sentences[i].Text)
		}
		parts += len(b.Sentences)
	}
	if text > maxText || parts > maxParts {
		return problem.New(problem.TooLarge, "This draft is too long to be made into a file.", "Leave out what the recipient does not need; a hundred pages are the most.")
	}
	return nil
}

func shown(s *summary.Sentence) string {
	if s == nil {
		return ""
	}
	return clean(s.Text)
}

// clean makes of s one line in normal form C: what separates is one space; what is not seen (controls, marks of direction, tags, soft
// hyphens) is gone, since it could carry what nobody approved. Joiners stay, which some writing needs, and spaces that do not break.
func clean(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == nonBreaking || r == narrow:
		case unicode.IsSpace(r) || r == '\u200B':
			space = b.Len() > 0
			continue
		case r == joiner || r == nonJoiner:
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Noncharacter_Code_Point):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

const (
	nonBreaking = '\u00A0'
	narrow      = '\u202F' // a narrow space that does not break
	nonJoiner   = '\u200C'
	joiner      = '\u200D'
)

// language returns a language's code if it is one, else none.
func language(code string) string {
	for _, r := range code {
		if r < 'a' || r > 'z' {
			return ""
		}
	}
	if len(code) < 2 || len(code) > 3 {
		return ""
	}
	return code
}

// flat reports whether a list is of short things that read better in one line: skills, interests.
func (b *block) flat() bool {
	if b.kind != summary.List || len(b.lines) < 2 {
		return false
	}
	switch b.section {
	case "recipient", "letter", "awards", "publications", "references":
		return false
	}
	for _, l := range b.lines {
		if len([]rune(l)) > 32 || strings.HasSuffix(l, ".") {
			return false
		}
	}
	return true
}

// joined is such a list in one line: with commas, or with dots where an item has a comma itself.
func (b *block) joined() string {
	for _, l := range b.lines {
		if strings.Contains(l, ",") {
			return strings.Join(b.lines, dot)
		}
	}
	return strings.Join(b.lines, ", ")
}

// dot stands between things of a line.
const dot = " · "

// fact takes a line of facts apart: "label:" and value, or no label and the value alone. French has a space before the colon.
func fact(line string) (label, value string) {
	before, after, found := strings.Cut(line, ": ")
	if !found || strings.TrimSpace(before) == "" || after == "" || len([]rune(before)) > 40 {
		return "", line
	}
	return before + ":", after
}

// opens reports whether a letter's block stands above its subject.
func (b *block) opens() bool {
	return b.section == "contact" || b.section == "recipient" || b.section == "date"
}

// contact takes the block of how to reach the person from the front of the others. It stands beneath the name and needs no heading.
func (v *view) contact() (*block, []block) {
	rest := v.blocks
	if len(rest) > 1 && rest[0].section == "contact" && rest[0].kind == summary.Heading && rest[1].section == "contact" {
		rest = rest[1:]
	}
	if len(rest) > 0 && rest[0].section == "contact" && rest[0].kind != summary.Heading {
		return &rest[0], rest[1:]
	}
	return nil, v.blocks
}

// top is what stands large above all: the name, and the title beneath it; the title where there is no name.
func (v *view) top() (large, beneath string) {
	if v.name == "" {
		return v.title, ""
	}
	return v.name, v.title
}

// all are a block's texts in the order in which every format has them.
func (b *block) all() []string {
	var out []string
	for _, t := range []string{b.title, b.place, b.dates} {
		if t != "" {
			out = append(out, t)
		}
	}
	return append(out, b.lines...)
}
