package resume

import (
	"strings"
)

// Languages that people speak, where they stand among the skills.

// languageLine reads a line of the skills that tells of nothing but languages and how well they are spoken: "German (native), some Italian".
func (b *book) languageLine(l *line) bool {
	if !b.onlyLanguages(l.span) {
		return false
	}
	b.readLanguageSpan(l.span)
	return true
}

// namesLanguage reports whether a short text names a language among its first words.
func namesLanguage(t string) bool {
	ws := words(t)
	if len(ws) > 7 {
		return false
	}
	for i, w := range ws {
		if i < 3 && languageNames[w] {
			return true
		}
	}
	return false
}

// languageGroup reads a group of spoken languages inside the skills: its label, then the languages.
func (b *book) languageGroup(lines []line, i *int) bool {
	l := &lines[*i]
	label, rest := l.text, ""
	if at := strings.IndexByte(l.text, ':'); at > 0 {
		label, rest = l.text[:at], l.text[at+1:]
	} else if len(l.cells) == 2 {
		label, rest = b.cut(l.cells[0].span), b.cut(l.cells[1].span)
	}
	if k, sure := headingKind(label); k != languages || !sure {
		return false
	}
	if strings.TrimSpace(rest) != "" {
		if languageScore(rest) <= 0.5 {
			return false
		}
		at := strings.LastIndex(l.text, rest)
		b.readLanguageSpan(l.sub(at, at+len(rest)))
		return true
	}
	z := *i + 1
	for z < len(lines) && languageScore(lines[z].text) > 0.5 {
		b.readLanguageSpan(lines[z].span)
		z++
	}
	if z == *i+1 {
		return false
	}
	*i = z - 1
	return true
}
