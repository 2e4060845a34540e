package resume

import (
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// linkOf is the address that a line's text t leads to, where t is the beginning of it: the narrow bar of LinkedIn's profile PDF breaks
// addresses across lines. It is "" where t is all of it.
func (l *line) linkOf(t string) string {
	bare := func(s string) string {
		s = strings.ToLower(s)
		for _, p := range []string{"https://", "http://", "www."} {
			s = strings.TrimPrefix(s, p)
		}
		return s
	}
	for _, c := range l.cells {
		for _, r := range c.runs {
			to, _, _ := strings.Cut(r.link, "?")
			to = strings.TrimRight(to, "/")
			if to != "" && len(bare(to)) > len(bare(t)) && strings.HasPrefix(bare(to), bare(t)) {
				return to
			}
		}
	}
	return ""
}

// addressBelow is the rest of an address that its line ends inside of: behind a hyphen, or before the user's name.
func (b *book) addressBelow(l, below *line, user string) document.Span {
	if below.index != l.index+1 || below.page != l.page || below.column != l.column || below.bullet || !strings.HasSuffix(l.text, "-") && (user != "" || !strings.HasSuffix(l.text, "/")) {
		return document.Span{}
	}
	m := addressRest.FindStringSubmatchIndex(below.text)
	if m == nil {
		return document.Span{}
	}
	return below.sub(m[2], m[3])
}

var addressRest = pattern.New(`^([a-z0-9][a-z0-9_-]*[a-z0-9])/?(?:\s*[|·•,].*)?$`)
