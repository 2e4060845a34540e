package profile

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// named is what tells the entries of a section from each other, the most telling first; the date of the first kind is the entry's own.
var named = map[string][]string{
	"basics.profiles": {"url", "username"},
	"languages":       {"language"},
	"certificates":    {"name"},
	"projects":        {"name"},
	"publications":    {"name"},
	"awards":          {"title"},
	"interests":       {"name"},
	"references":      {"name"},
	"skills":          {"name"},
}

// same reports whether two entries tell of the same thing.
func (g *merger) same(section string, a, b entry) bool {
	text := func(e entry, name string) string { return e.texts[name].value }
	switch section {
	case "basics":
		return true
	case "work", "volunteer":
		where := "name"
		if section == "volunteer" {
			where = "organization"
		}
		place := g.agree(text(a, where), text(b, where))
		role := g.agree(text(a, "position"), text(b, "position"))
		switch {
		case place == no:
			return false
		case place == yes && role == yes:
			return dates(a, b) != no
		case place == yes || role == yes: // the same months in the same place, whatever it was called
			return dates(a, b) == yes
		}
		return false
	case "education":
		place := g.agree(text(a, "institution"), text(b, "institution"))
		what := g.agree(text(a, "studyType")+" "+text(a, "area"), text(b, "studyType")+" "+text(b, "area"))
		switch {
		case place == no:
			return false
		case place == yes && what == yes:
			return true
		case place == yes || what == yes:
			return dates(a, b) == yes
		}
		return false
	case "skills": // groups; a single skill is no group
		return len(a.lists["keywords"]) > 0 && len(b.lists["keywords"]) > 0 && g.agree(text(a, "name"), text(b, "name")) == yes
	}
	for _, name := range named[section] {
		if v := g.agree(text(a, name), text(b, name)); v != unsaid {
			return v == yes
		}
	}
	return false
}

type verdict int

const (
	unsaid verdict = iota
	yes
	no
)

// agree compares two names, of which one may hold the other ("Example Foods", "Example Foods Ltd, Leeds").
func (g *merger) agree(a, b string) verdict {
	x, y := words(a), words(b)
	switch {
	case len(x) == 0 || len(y) == 0:
		return unsaid
	case g.means(a, b) || holds(x, y) || holds(y, x):
		return yes
	}
	return no
}

// means reports whether two texts say the same.
func (g *merger) means(a, b string) bool {
	return strings.Join(words(a), " ") == strings.Join(words(b), " ") || g.alike != nil && g.alike(a, b)
}

func holds(x, y []string) bool {
	if len(y) > len(x) {
		return false
	}
	return strings.Contains(" "+strings.Join(x, " ")+" ", " "+strings.Join(y, " ")+" ")
}

// closeTo reports whether two sentences differ in a few words only.
func closeTo(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) < 4 || len(y) < 4 {
		return false
	}
	in := map[string]bool{}
	for _, w := range x {
		in[w] = true
	}
	both, all := 0, len(in)
	for _, w := range y {
		if seen, ok := in[w]; !ok {
			in[w] = false
			all++
		} else if seen {
			in[w] = false
			both++
		}
	}
	return 10*both >= 7*all
}

// dates compares when two entries were, as exactly as both say.
func dates(a, b entry) verdict {
	sa, sb := a.texts["startDate"].value, b.texts["startDate"].value
	ea, eb := a.texts["endDate"].value, b.texts["endDate"].value
	if sa == "" && sb == "" { // schools often tell only the end
		if ea == "" || eb == "" {
			return unsaid
		}
		return verdictOf(prefixed(ea, eb))
	}
	if sa == "" || sb == "" {
		return unsaid
	}
	// An end that an older CV did not know yet is no contradiction.
	return verdictOf(prefixed(sa, sb) && (ea == "" || eb == "" || prefixed(ea, eb)))
}

func verdictOf(b bool) verdict {
	if b {
		return yes
	}
	return no
}

func prefixed(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// words are the words of a text without case, accents and punctuation; + and # stay, for C++ and C#.
func words(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '+', r == '#':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}
