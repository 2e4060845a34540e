package summary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

// germanParticiples are participles of verbs of CVs, as a bullet ends with them: "Jenkins durch GitLab CI ersetzt".
var germanParticiples = wordSet(`abgebaut abgelöst abgerechnet abgeschlossen abgesenkt abgestimmt abgewickelt analysiert angebunden angelegt angeleitet angepasst angeschlossen archiviert aufgebaut aufgenommen aufgeräumt aufgesetzt ausgebaut ausgebildet ausgeführt ausgelegt ausgerollt ausgewertet
	automatisiert bearbeitet beaufsichtigt begleitet behandelt behoben beraten berechnet beschafft beschleunigt besucht betreut betrieben bewertet bearbeitet dokumentiert durchgeführt digitalisiert eingearbeitet eingebaut eingeführt eingekauft eingerichtet eingespart eingestellt
	entwickelt entworfen ergänzt erhöht erledigt ermittelt ersetzt erstellt erweitert erzielt etabliert geändert gebaut gebucht geführt gefertigt gegründet gehalten geholfen gekocht gelehrt geleitet geliefert gelöst gemacht gemessen gepflegt geplant geprüft gereinigt geschrieben geschult gesenkt gesteigert gesteuert
	gestaltet getestet gewartet gewonnen halbiert implementiert initiiert installiert integriert instandgesetzt kalkuliert konfiguriert konstruiert konzipiert koordiniert migriert modernisiert moderiert montiert nachgezeichnet neugestaltet optimiert organisiert präsentiert programmiert realisiert recherchiert reduziert repariert
	restrukturiert saniert standardisiert überarbeitet übernommen übersetzt überwacht umgebaut umgesetzt umgestellt unterrichtet unterstützt unterwiesen verantwortet verbessert verdoppelt vereinheitlicht vereinfacht vergrößert verhandelt verkauft verkürzt verlegt veröffentlicht vermittelt verringert versorgt vertreten verwaltet vorbereitet
	vorgestellt weiterentwickelt zusammengeführt zusammengestellt`)

// germanSmall are words that begin a line with a capital and are no nouns.
var germanSmall = wordSet(`alle allen alte alten der die das den dem des ein eine einen einem einer eines zwei drei vier fünf sechs sieben acht neun zehn elf zwölf mehrere viele neue neuen neues neuer interne internen externe externen eigene eigenen eigenes große großen kleine kleinen beide
	erste ersten verschiedene diverse sämtliche gemeinsam selbst selbstständig eigenständig regelmäßig täglich wöchentlich monatlich erfolgreich zusammen über rund etwa mehr bis junge jungen den die komplette kompletten gesamte gesamten technische technischen fachliche zentrale`)

// ownGerman words a clause of a CV as what stands between "habe ich" and the full stop.
func ownGerman(c string, _ bool) (string, bool) {
	core := c
	if i := strings.LastIndex(core, " ("); i > 0 && strings.HasSuffix(core, ")") {
		core = core[:i]
	}
	if !germanParticiples[lastWord(core)] || strings.ContainsAny(core, ":;–—") || countWords(core) < 2 {
		return "", false
	}
	if i := strings.LastIndex(core, ", "); i >= 0 && !strings.Contains(core[i:], " und ") && !strings.Contains(core[i:], " sowie ") {
		return "", false // a list of things, of which the participle has only the last
	}
	if i := strings.Index(core, ", "); i >= 0 && germanParticiples[lastWord(core[:i])] {
		return "", false
	}
	word := firstWord(c)
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case germanSmall[strings.ToLower(word)]:
		return lowered(c), true
	case unicode.IsUpper(r) && looksDeclined(word) && unicode.IsUpper(firstRune(strings.TrimSpace(c[len(word):]))):
		return "", false // an adjective or a noun: it cannot be told
	case strings.HasSuffix(word, "en") && (strings.HasPrefix(c[len(word):], " der ") || strings.HasPrefix(c[len(word):], " des ")):
		return "die " + c, true
	case feminine(word):
		return "die " + c, true
	case !withoutArticle(word):
		return "", false // "habe ich Durchlaufzeit gesenkt" is no German
	}
	return c, true
}

// feminine reports whether a noun's ending tells that its article is "die".
func feminine(noun string) bool {
	return slices.ContainsFunc([]string{"ung", "heit", "keit", "schaft", "tion", "sion", "tät", "zeit", "quote", "rate"}, func(end string) bool { return strings.HasSuffix(noun, end) })
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// looksDeclined reports whether a word may be an adjective before a noun.
func looksDeclined(word string) bool {
	return slices.ContainsFunc([]string{"e", "en", "er", "es", "em"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

// adjectiveEnd are endings of adjectives before a noun.
var adjectiveEnd = pattern.New(`(?:isch|lich|bar|sam|los|haft|iert|iell|iv)e[rnsm]?$`)

// germanAdjective reports whether a text begins with an adjective, written as lines begin.
func germanAdjective(text string) bool {
	word := firstWord(text)
	return adjectiveEnd.MatchString(word) && unicode.IsUpper(firstRune(strings.TrimSpace(text[len(word):])))
}

// withoutArticle reports whether a word looks like a plural or a name, which stand without an article.
func withoutArticle(word string) bool {
	return slices.ContainsFunc([]string{"en", "ern", "eln", "s"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

// whoGerman reports whether a sentence says who somebody is: "Elektroniker mit neun Gesellenjahren".
func whoGerman(s string, isTitle func(string) bool) bool {
	s = bare(s)
	i := strings.Index(s, " mit ")
	if i <= 0 || strings.Contains(s[:i], ",") || countWords(s[:i]) > 5 || !isTitle(s[:i]) || strings.Contains(s[i:], ";") {
		return false
	}
	return true
}
