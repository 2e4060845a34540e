package resume

import "strings"

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
