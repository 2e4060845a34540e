package summary

import (
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

// spanishArticles are the articles of nouns by their ending, the first that fits; nouns of another ending may have either, and those of the first have none
// that is sure. An adjective before its noun has the noun's: "primeros auxilios".
var spanishArticles = []struct {
	ends    *pattern.Pattern
	article string
}{
	{pattern.New(`^(?:mano|foto|moto|radio|agua|área|aula|arma|alma|hambre|mapa|día|data|media|extra|social|guardia|guía|policía|curso)s?$|mas?$|^(?:como|uno|sobre|no|todo|bajo|cuando)$`), ""},
	{pattern.New(`(?:ciones|siones|dades|tades)$|as$`), "las"},
	{pattern.New(`os$|ajes$`), "los"},
	{pattern.New(`(?:ción|sión|stión|xión|dad|tad|tud)$|a$`), "la"},
	{pattern.New(`o$|aje$`), "el"},
}

// articledSpanish gives the fields among skills their articles, where each is known; names have none. Else no field has one and the list stands behind a colon.
func articledSpanish(names []string, frame string, isName func(string) bool) ([]string, string) {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name
		if unicode.IsUpper(firstRune(name)) || isName(name) {
			continue
		}
		article := spanishArticle(strings.ToLower(firstWord(name)))
		if article == "" {
			return names, strings.Replace(frame, "Entre mis conocimientos figuran {list}", "Mis conocimientos: {list}", 1)
		}
		out[i] = article + " " + name
	}
	return out, frame
}

func spanishArticle(noun string) string {
	for _, a := range spanishArticles {
		if a.ends.MatchString(noun) {
			return a.article
		}
	}
	return ""
}
