package summary

import (
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

// spanishArticles are the articles of nouns by their ending, the first that fits; nouns of another ending may have either.
var spanishArticles = []struct {
	ends    *pattern.Pattern
	article string
}{
	{pattern.New(`^(?:mano|foto|moto|radio|agua|área|aula|arma|ansia|hambre|tema|cura|guía|guardia|policía|caja fuerte)s?$`), ""},
	{pattern.New(`(?:ciones|siones|dades|tades|encias|ancias|uras)$`), "las"},
	{pattern.New(`(?:ión|dad|tad|eza|ncia|nza|ura|ía|ica|ina|ería|arga|iba|ada|enta|ud)$`), "la"},
	{pattern.New(`(?:miento|aje|ado|ero|grafo|ivo|ario|ejo|icio|ismo|erecho|ateo|eño|ollo|uro|bro|ontrol|ñido|acto|ento)$`), "el"},
	{pattern.New(`(?:mientos|ajes|ados|arios|ectos|entos|icios|sumos|esos|ivos)$`), "los"},
	{pattern.New(`(?:icas|adas|inas|erías|entas|ías|tas|das)$`), "las"},
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
