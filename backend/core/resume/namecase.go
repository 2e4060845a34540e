package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

// asSigned is a name that a headline sets in capitals as the person signs: "Ottoline Varga". Names with any small letter stay as they are.
func asSigned(name string) string {
	if strings.ContainsFunc(name, unicode.IsLower) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		inner := i > 0 && i+1 < len(words)
		if low := strings.ToLower(w); inner && (smallInNames[low] || low == "la" && strings.EqualFold(words[i-1], "de")) {
			words[i] = low
			continue
		}
		for _, at := range slices.Backward(namePart.FindAllStringIndex(w, -1)) {
			words[i] = words[i][:at[0]] + cased(w[at[0]:at[1]]) + words[i][at[1]:]
		}
	}
	return strings.Join(words, " ")
}

// cased is one part of a name in capitals: "MCBRIDE" is McBride, "OTTOLINE" is Ottoline, initials and ordinals stay.
func cased(part string) string {
	if initials.MatchString(part) {
		return part
	}
	low := strings.ToLower(part)
	head := 0
	switch {
	case strings.HasPrefix(low, "mc") && len(low) > 4:
		head = len("mc")
	case clan.MatchString(low):
		head = len("mac")
	}
	return raisedFirst(low[:head]) + raisedFirst(low[head:])
}

func raisedFirst(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}

// smallInNames are small inside a name.
var smallInNames = set("de del da das do dos du van von der den vom zu zur ten ter y e af av")

var (
	namePart = pattern.New(`\pL[\pL\pM]*`)
	initials = pattern.New(`^(?:\pL|II|III|IV|[BCDFGHJKLMNPQRSTVWXZ]{2})$`)
	clan     = pattern.New(`^mac(?:d[ou]|g[ilr]|l[aeo]|m[ai]|n[aei]|ph|int)\pL{2,}$`)
)
