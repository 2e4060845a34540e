package evidence

import "strings"

// everyday words that one of the program's languages uses and the others do not.
var everyday = map[string][]string{
	"en": {"the", "and", "of", "with", "for", "to", "in"},
	"de": {"und", "der", "die", "mit", "für", "von", "im"},
	"fr": {"et", "les", "des", "avec", "pour", "du", "au"},
	"es": {"y", "los", "las", "con", "para", "del", "el"},
}

// writtenIn guesses the language of a text by its everyday words, "" where no language stands out.
func writtenIn(text string) string {
	counts := map[string]int{}
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		counts[w]++
	}
	best, most, second := "", 0, 0
	for _, lang := range []string{"en", "de", "fr", "es"} {
		n := 0
		for _, w := range everyday[lang] {
			n += counts[w]
		}
		if n > most {
			best, most, second = lang, n, most
		} else {
			second = max(second, n)
		}
	}
	if most < 5 || most < 2*second {
		return ""
	}
	return best
}
