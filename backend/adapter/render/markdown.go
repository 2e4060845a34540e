package render

import (
	"strings"
	"unicode"

	"autojob/backend/core/summary"
)

// markdown is the view as CommonMark. Every character of a text is meant as it is, so those that CommonMark would read are escaped.
func (v *view) markdown() string {
	var parts []string
	part := func(prefix, s string) {
		if s != "" {
			parts = append(parts, prefix+escape(s))
		}
	}
	large, beneath := v.top()
	part("# ", large)
	part("", beneath)
	contact, blocks := v.contact()
	if contact != nil {
		part("", strings.Join(contact.all(), dot))
	}
	about := v.subject
	for i := range blocks {
		b := &blocks[i]
		if v.kind == summary.Letter && !b.opens() {
			part("## ", about)
			about = ""
		}
		parts = append(parts, b.markdown()...)
	}
	part("## ", about)
	return strings.Join(parts, "\n\n") + "\n"
}

func (b *block) markdown() []string {
	if b.kind == summary.Heading {
		return []string{"## " + escape(b.title)}
	}
	var out []string
	if b.title != "" {
		out = append(out, "### "+escape(b.title))
	}
	if under := join(b.place, b.dates); under != "" {
		out = append(out, escape(under))
	}
	if len(b.lines) == 0 {
		return out
	}
	lines := make([]string, len(b.lines))
	for i, l := range b.lines {
		lines[i] = escape(l)
	}
	switch {
	case b.section == "recipient":
		return append(out, strings.Join(lines, "  \n"))
	case b.kind == summary.Paragraph:
		return append(out, escape(strings.Join(b.lines, " ")))
	case b.flat():
		return append(out, escape(b.joined()))
	}
	return append(out, "- "+strings.Join(lines, "\n- "))
}

// escape writes s so that CommonMark shows it as it is: punctuation that marks something anywhere, and what marks something only at the
// beginning of a line.
func escape(s string) string {
	var b strings.Builder
	letters := []rune(s)
	for i, r := range letters {
		inWord := i > 0 && i+1 < len(letters) && alphanumeric(letters[i-1]) && alphanumeric(letters[i+1])
		switch {
		case strings.ContainsRune("\\`*[]<>|~", r),
			r == '_' && !inWord,
			r == '&' && i+1 < len(letters) && letters[i+1] != ' ',
			r == '!' && i+1 < len(letters) && letters[i+1] == '[',
			i == 0 && strings.ContainsRune("#+-=", r),
			(r == '.' || r == ')') && i > 0 && i < 10 && digits(letters[:i]):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func digits(letters []rune) bool {
	for _, r := range letters {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
