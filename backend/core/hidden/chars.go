package hidden

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// Document drops the characters without a shape from a document, reads letters that pose as others as they look, and adds warnings of
// both and of sentences that address a machine.
func Document(d *document.Document) {
	var f Findings
	kept := d.Lines[:0]
	spread := zeroWidthWords(d.Lines)
	for _, l := range d.Lines {
		was := l.Text
		l = scrubLine(&f, l, spread)
		if l.Text == "" && was != "" && link(l) == "" {
			continue
		}
		kept = append(kept, l)
	}
	d.Lines = kept
	orders(&f, d)
	if paged(d) {
		d.Warnings = append(d.Warnings, f.Warnings()...)
		return
	}
	for i := range f.list {
		f.list[i].page = 0
	}
	d.Warnings = append(d.Warnings, f.Warnings()...)
}

func paged(d *document.Document) bool { return len(d.Pages) > 0 && d.Pages[0].Width > 0 }

func link(l document.Line) string {
	for _, r := range l.Runs {
		if r.Link != "" {
			return r.Link
		}
	}
	return ""
}

// Text is Document for one text of any number of lines, which keeps its white space. The findings carry no page.
func Text(f *Findings, text string) string {
	if plain(text) {
		return text
	}
	parts := strings.Split(text, "\n")
	lines := make([]document.Line, len(parts))
	for i := range parts {
		lines[i].Text = parts[i]
	}
	spread := zeroWidthWords(lines)
	for i, l := range parts {
		if !plain(l) {
			parts[i] = pack(scrub(f, 0, []rune(l), spread))
		}
	}
	return strings.Join(parts, "\n")
}

// plain reports that there is nothing to look at: most text is ASCII.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func scrubLine(f *Findings, l document.Line, spread bool) document.Line {
	if plain(l.Text) {
		return l
	}
	runes := []rune(l.Text)
	out := scrub(f, l.Page, runes, spread)
	changed := false
	for i := range out {
		if out[i] != runes[i] {
			changed = true
			break
		}
	}
	if !changed {
		return l
	}
	l.Text = strings.TrimSpace(pack(out))
	at := 0
	runs := make([]document.Run, 0, len(l.Runs))
	for _, r := range l.Runs {
		n := utf8.RuneCountInString(r.Text)
		if at+n > len(out) { // runs that are not the line's text: left alone
			return l
		}
		r.Text = pack(out[at : at+n])
		at += n
		if r.Text != "" || n == 0 {
			runs = append(runs, r)
		}
	}
	for i := range runs {
		if runs[i].Text = strings.TrimLeftFunc(runs[i].Text, unicode.IsSpace); runs[i].Text != "" {
			break
		}
	}
	for i := range slices.Backward(runs) {
		if runs[i].Text = strings.TrimRightFunc(runs[i].Text, unicode.IsSpace); runs[i].Text != "" {
			break
		}
	}
	l.Runs = runs
	return l
}

// pack writes the characters that were kept.
func pack(rs []rune) string {
	var b strings.Builder
	for _, c := range rs {
		if c >= 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

const dropped = -1

// scrub gives for every character what stays of it. Characters without a shape are dropped; those that hide something are told.
func scrub(f *Findings, page int, rs []rune, spread bool) []rune {
	out := make([]rune, len(rs))
	copy(out, rs)
	var tags strings.Builder
	for i := 0; i < len(rs); i++ {
		c := rs[i]
		switch {
		case c >= 0xE0000 && c <= 0xE007F:
			out[i] = dropped
			if !flagTag(rs, i) {
				tags.WriteRune(max(' ', c-0xE0000))
			}
		case c >= 0xE0100 && c <= 0xE01EF, c >= 0xFE00 && c <= 0xFE0F && i > 0 && selector(rs[i-1]):
			out[i] = dropped
			if i > 0 && selector(rs[i-1]) {
				f.Add(Characters, page, around(rs, i))
			}
		case c == 0x202D, c == 0x202E: // an override turns Latin text round
			out[i] = dropped
			if !rightToLeft(rs) {
				f.Add(Characters, page, around(rs, i))
			}
		case c == 0xAD, filler(c), c != 0x200D && unicode.Is(unicode.Cf, c), c == 0x200D && (i+1 >= len(rs) || !pictograph(rs[i+1])):
			out[i] = dropped
		}
	}
	if tags.Len() > 0 {
		f.Add(Characters, page, tags.String())
	}
	if spread {
		words(rs, func(from, to int) {
			if n, _ := inside(rs[from:to]); n > 0 {
				f.Add(Characters, page, pack(out[from:to]))
			}
		})
	}
	unmask(f, page, out)
	return out
}

// pictograph is a part of emoji that a joiner joins.
func pictograph(c rune) bool { return c >= 0x1F000 || c >= 0x2190 && c <= 0x2BFF || unicode.IsMark(c) }

func selector(c rune) bool { return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF }

// filler has no shape and is a letter by its class.
func filler(c rune) bool {
	switch c {
	case 0x3164, 0x115F, 0x1160, 0xFFA0, 0x2800, 0x034F:
		return true
	}
	return false
}

// flagTag reports that the tag character at i belongs to the flag of a region, which is a black flag, letters and an end.
func flagTag(rs []rune, i int) bool {
	for n := 0; i >= 0 && n < 8; i, n = i-1, n+1 {
		if rs[i] == 0x1F3F4 {
			return true
		}
		if rs[i] < 0xE0000 {
			return false
		}
	}
	return false
}

func rightToLeft(rs []rune) bool {
	for _, c := range rs {
		if unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana) {
			return true
		}
	}
	return false
}

func around(rs []rune, i int) string {
	return pack(rs[max(0, i-20):min(len(rs), i+20)])
}

// words calls each with the bounds of every word.
func words(rs []rune, each func(from, to int)) {
	from := -1
	for i := 0; i <= len(rs); i++ {
		end := i == len(rs) || unicode.IsSpace(rs[i])
		if end && from >= 0 {
			each(from, i)
			from = -1
		} else if !end && from < 0 {
			from = i
		}
	}
}

// zeroWidthWords reports that the lines part letters inside words in a way that no honest text does: more than once in a word, or in
// several words. One in a long word or link is a place to break it.
func zeroWidthWords(lines []document.Line) bool {
	several := 0
	for _, l := range lines {
		if plain(l.Text) {
			continue
		}
		rs := []rune(l.Text)
		sure := false
		words(rs, func(from, to int) {
			n, letters := inside(rs[from:to])
			switch {
			case n >= 2 && n*3 >= letters:
				sure = true
			case n > 0:
				several++
			}
		})
		if sure {
			return true
		}
	}
	return several >= 4
}

// inside counts the characters of no width between letters of a European alphabet, and the letters. Soft hyphens count when there is one
// for every two letters: between syllables they are where they belong.
func inside(word []rune) (n, letters int) {
	soft := 0
	for i, c := range word {
		switch {
		case european(c):
			letters++
		case i == 0 || i == len(word)-1:
		case c == 0xAD:
			soft++
		case c >= 0x200B && c <= 0x200D, c >= 0x2060 && c <= 0x2064, c == 0xFEFF, c == 0x180E, filler(c):
			if european(word[i-1]) && european(word[i+1]) || zero(word[i-1]) {
				n++
			}
		}
	}
	if soft >= 3 && soft*2 >= letters {
		n += soft
	}
	return n, letters
}

func zero(c rune) bool {
	return c >= 0x200B && c <= 0x200D || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF
}

func european(c rune) bool {
	return c < utf8.RuneSelf && unicode.IsLetter(c) || unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}
