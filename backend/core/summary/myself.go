package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// myself are the sentences of the summary that can stand in a letter: the one that says who this is, and what else the ad makes one want to
// say.
func (m *maker) myself() (who, more []Sentence) {
	all := m.inLanguage(m.pieces("basics.summary", m.p.Basics.Summary, -1, 0))
	var fit []*piece
	worded := map[*piece]string{}
	identity := map[*piece]bool{}
	for _, p := range all {
		p = withoutPause(p)
		if seeks.MatchString(p.text) || remarks.MatchString(p.text) || pauses.MatchString(p.text) {
			continue // what is looked for is seldom what this ad has, a joke in a CV is none before an employer, and a pause is told when it is asked
		}
		if text, is, ok := m.mine(p); ok && (is || m.tells(p) && countWords(p.text) >= 8 || m.sel.quotes(p.text)) {
			worded[p], identity[p] = text, is
			fit = append(fit, p)
		}
	}
	last := -2
	for _, p := range m.sel.pick(fit, 2, map[int]float64{}) {
		if pointing.MatchString(p.text) && p.part != last+1 {
			continue // it speaks of what was said before it, and that is not here
		}
		last = p.part
		s := m.said("letter", p)
		s.Text = ended(worded[p])
		if identity[p] && len(who) == 0 && len(more) == 0 {
			who = append(who, s)
		} else {
			more = append(more, s)
		}
	}
	return who, more
}

// pointing words speak of another sentence.
var pointing = pattern.New(`(?i)\b(?:made|did|do|doing|like|love) (?:that|this|it|so)\b|^(?:both|that|this|these|there|it)\b|\bdas (?:mache|tue|war)\b|^(?:das|dies|beides|dort)\b|^(?:cela|ça|c’est|c'est|tout cela)\b|^(?:eso|esto|ambas?)\b|^(?:\S+ ){1,3}(?:to|into|for|of|about|with|from) it\b`)

// seeks is said of what somebody looks for.
var seeks = pattern.New(`(?i)\b(?:looking (?:for|to)|seeking|wish to|want to|would like|hope to|suche|möchte|wünsche|je (?:cherche|recherche|souhaite)|souhaite|busco|buscando|quiero|me gustaría)\b`)

// pauses is said of time away from work.
var pauses = pattern.New(`(?i)\b(?:career break|time out|caring for (?:my|a)|(?:eltern|pflege|familien|baby)(?:zeit|pause)|pflege mein\pL+|(?:years|months) at home|bringing up (?:my|two|three|\pL+ children)|pausa|excedencia|cuidar (?:de|a) mis?|congé parental|m['’]occuper de m\pL+)\b`)

// withoutPause is a sentence up to where it comes to speak of time away from work.
func withoutPause(p *piece) *piece {
	at := pauses.FindStringIndex(p.text)
	if at == nil {
		return p
	}
	end := -1
	for _, joint := range []string{", ", " and ", " und ", " et ", " y "} {
		end = max(end, strings.LastIndex(p.text[:at[0]], joint))
	}
	if end < 0 || countWords(p.text[:end]) < 4 || openEnd.MatchString(p.text[:end]) {
		return p
	}
	out := *p
	out.text = p.text[:end]
	return &out
}

// openEnd is an end of words that wants more: "after two" of "two and a half years".
var openEnd = pattern.New(`(?i)(?:^|\P{L})(?:after|before|for|in|since|nach|vor|seit|für|après|avant|pendant|depuis|tras|después de|durante|desde)(?: (?:an?|about|ein(?:em|en|er)?|une?|unos|` + yearNumbers + `))?$`)

// remarks are sentences that a friend would read with a smile, and a stranger may not.
var remarks = pattern.New(`(?i)^(?:I (?:like|love|enjoy)|ich mag|j[’']aime|me gustan?)\b|\b(?:boring|hates?|dislike|nobody|nothing|scares?|afraid|fun|funny|jokes?|coffee|tea|pub|messy|mess|annoy\w*|unpleasant|langweilig\w*|hasse|niemand|keine[rnms]?|nichts|angst|spaß|kaffee|räume|peur|ennuy\w*|déteste|trop|jamais|café|rien|miedo|aburrid\w*|odio|nunca|nadie|nada)\b`)

// tells reports whether a sentence about oneself answers the ad, or tells a number.
func (m *maker) tells(p *piece) bool {
	return tellsNumber(p.text) || slices.ContainsFunc(p.answers, func(a answer) bool { return a.close >= 0.69 })
}

// mine words a sentence of a summary in the first person, where it is or can be; is says that it tells who this is.
func (m *maker) mine(p *piece) (text string, is, ok bool) {
	if p.lang != "" && p.lang != m.lang || p.lang == "" && m.main != "" && m.main != m.lang {
		return "", false, false
	}
	if firstPerson(m.lang, p.text) {
		return p.text, false, true
	}
	who := map[string]func(string, func(string) bool) bool{"en": whoEnglish, "de": whoGerman, "fr": whoFrench, "es": whoSpanish}[m.lang]
	if who(p.text, m.isTitle) {
		text := bare(p.text)
		if m.lang != "de" {
			text = m.lower(text)
		}
		if m.lang == "en" && !englishArticles[firstWord(text)] {
			text = article(text) + " " + text
		}
		return fill(m.f.isA, "text", text), true, true
	}
	if yearsFirst.MatchString(p.text) {
		if p.part > 0 { // a time on the way, and not how long they have done it: "Two years in Chile"
			return "", false, false
		}
		head, _, _ := strings.Cut(bare(p.text), ":")
		if text := m.yearsOf(strings.TrimSpace(head)); text != "" {
			return text, true, true
		}
		return "", false, false
	}
	if m.lang == "en" {
		if strings.HasPrefix(p.text, "Looking ") || strings.HasPrefix(p.text, "Seeking ") {
			return "I am " + lowered(p.text), false, true
		}
		if c, ok := ownEnglish(bare(p.text), false); ok && !strings.HasPrefix(c, "was ") && !strings.HasPrefix(c, "used to ") {
			return "I " + c, false, true
		}
	}
	return "", false, false
}

var firstPersons = map[string]map[string]bool{
	"en": wordSet("i i'm i’m i've i’ve i'd i’d"),
	"de": wordSet("ich"),
	"fr": wordSet("je j'ai j’ai j'aime j’aime j'accompagne j’accompagne j'apporte j’apporte"),
	"es": wordSet("yo me soy tengo busco he trabajo quiero"),
}

// joiners make what follows them a part of a sentence that has no verb of its own.
var joiners = wordSet("what that which who where when as because dass was die der das weil wie ce que qui quand lo como cuando")

// firstPerson reports whether somebody speaks of themselves in a sentence, near its beginning.
func firstPerson(lang, text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == ':' || r == '(' })
	for i, w := range words[:min(4, len(words))] {
		if joiners[w] || w == "and" || w == "und" {
			return false
		}
		if firstPersons[lang][w] && (lang != "es" || i == 0) {
			return true
		}
	}
	return false
}

// isTitle reports whether a text is what somebody's work is called.
func (m *maker) isTitle(text string) bool {
	low := strings.ToLower(text)
	if traits[firstWord(low)] && countWords(low) == 1 || firstWord(low) == "used" {
		return false
	}
	if label := strings.ToLower(m.p.Basics.Label); label != "" && strings.Contains(label, low) {
		return true
	}
	t := m.lex.Titles(skill.Ungendered(text))
	if len(t) > 0 && t[0].Score >= 0.75 {
		return true
	}
	return titleEnds[strings.ToLower(lastWord(text))]
}

// traits are said of somebody and are not what they are.
var traits = wordSet("bilingual trilingual good fluent used calm comfortable happy keen able strong skilled experienced reliable proud fully currently")

// titleEnds are last words of what people call themselves.
var titleEnds = wordSet("nurse leader manager director graduate carer engineer developer designer clerk partner teacher student assistant technician officer analyst consultant specialist administrator accountant")
