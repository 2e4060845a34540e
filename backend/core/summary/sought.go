package summary

import "autojob/backend/core/pattern"

// seeking is how a summary says what somebody looks for, by language, and how a letter does.
var seeking = map[string]struct {
	says  *pattern.Pattern
	frame string
}{
	"en": {pattern.New(`(?i)\b(?:looking for|seeking) ((?:an?|the|my) [^,.;:()]+)`), "I am looking for {x}."},
	"de": {pattern.New(`(?i)\bsuche ((?:nun |jetzt )?(?:eine[nr]?|die|den|das) [^,.;:()]+)`), "Ich suche {x}."},
	"fr": {pattern.New(`(?i)\bje (?:cherche|recherche) ((?:une?|le|la|mon|ma) [^,.;:()]+)`), "Je cherche {x}."},
	"es": {pattern.New(`(?i)\bbusco ((?:una?|el|la|mi) [^,.;:()]+)`), "Busco {x}."},
}

// elsewhere points at a place that another sentence names.
var elsewhere = pattern.New(`(?i)(?:^|\P{L})(?:there|here|dort|hier|là-bas|ici|allí|allá|aquí)(?:$|\P{L})`)

// sought says what somebody looks for, where that is the very post of the ad; of another post a letter does not speak.
func (m *maker) sought() []Sentence {
	if m.in.Posting == nil {
		return nil
	}
	title := stemsOf(JobTitle(m.in.Posting))
	for _, p := range m.inLanguage(m.pieces("basics.summary", m.p.Basics.Summary, -1, 0)) {
		found := seeking[m.lang].says.FindStringSubmatch(p.text)
		if found == nil || p.lang != "" && p.lang != m.lang || countWords(found[1]) > 8 || elsewhere.MatchString(found[1]) || pauses.MatchString(found[1]) || !shares(stemsOf(found[1]), title) {
			continue
		}
		return []Sentence{m.cited("letter", "sought", fill(seeking[m.lang].frame, "x", found[1]), Cite{p.path, p.text})}
	}
	return nil
}
