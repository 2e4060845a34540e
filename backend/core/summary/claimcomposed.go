package summary

import "strings"

// composed reports whether the sentence is nothing but whole values of one entry side by side, as a fact or a heading line is: "Hindi (fluent)",
// "E-mail: a@example.org". Several languages may stand behind each other, each with its own level. The code of a country or a state may be read as its name.
func (c *claimCheck) composed(language string) bool {
	f := framed[language]
	if f == nil || len(c.sentence.Cites) == 0 {
		return false
	}
	rest := f.withoutLabel(c.sentence.Text)
	var last *claimLeaf
	for i, cite := range c.sentence.Cites {
		leaf := c.gate.leaves[cite.Path]
		if leaf == nil || !leaf.header && leaf.section != "basics" && leaf.section != "languages" || leaf.field == "summary" {
			return false
		}
		value := strings.TrimSpace(leaf.value)
		if value == "" || cite.Quote != value {
			return false // a part may say more than the whole: "CEO" of "assistant to the CEO"
		}
		apart := ""
		if i > 0 {
			if apart, rest = cutAll(rest, " (),:–"); apart == "" || !mayFollow(last, leaf, apart) {
				return false
			}
			if word := firstWord(rest); last.field == "studyType" && leaf.field == "area" && ofDegree[word] && strings.HasPrefix(rest[len(word):], " ") { // "Promotion in Physik"
				rest = rest[len(word)+1:]
			}
		}
		after, ok := strings.CutPrefix(rest, value)
		if !ok && i == 0 || !ok && leaf.field == "language" { // which begins a line or stands among others with a capital
			after, ok = strings.CutPrefix(rest, raised(value))
		}
		if !ok && leaf.path == "basics.location.region" {
			country := ""
			if code := c.gate.leaves["basics.location.countryCode"]; code != nil {
				country = code.value
			}
			after, ok = strings.CutPrefix(rest, stateIn(value, country))
		}
		if !ok && leaf.field == "fluency" {
			after, ok = strings.CutPrefix(rest, unnested(value))
		}
		if !ok && leaf.field == "countryCode" {
			after, ok = strings.CutPrefix(rest, countryIn(value, language))
		}
		if !ok {
			return false
		}
		rest, last = after, leaf
	}
	return rest == "" || rest == ")" || rest == "."
}

// mayFollow reports whether a value may stand behind another: they are of one entry, or the next language begins.
func mayFollow(last, leaf *claimLeaf, apart string) bool {
	if last.section == leaf.section && last.entry == leaf.entry {
		return true
	}
	return last.section == "languages" && leaf.section == "languages" && leaf.field == "language" && (apart == ", " && last.field == "language" || apart == "), " && last.field == "fluency")
}

// cutAll parts what a text begins with of some signs from the rest; a blank of any width counts as one.
func cutAll(s, signs string) (string, string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(signs+"\u00a0", r) })
	if i < 0 {
		i = len(s)
	}
	return strings.ReplaceAll(s[:i], "\u00a0", " "), s[i:]
}

// withoutLabel is a fact's line without its label.
func (f *frames) withoutLabel(text string) string {
	head, value, ok := strings.Cut(text, f.listColon)
	if !ok {
		return text
	}
	for _, labels := range []map[string]string{f.label, f.heading} {
		for _, l := range labels {
			if l == head {
				return value
			}
		}
	}
	return text
}
