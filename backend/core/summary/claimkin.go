package summary

import (
	"strconv"
	"strings"
)

// endingsOf are the endings in which two words of one root may differ without saying another thing.
func endingsOf(code string) map[string]bool {
	var words string
	switch code {
	case "de":
		words = "e es en em n s st t te ten tet ete eten est et end ende enden ung ungen ig ige igen lich liche lichen isch ische ischen ion ionen ation ationen ieren iere iert ierte ierten ierung ierungen heit keit nd test innen in bar bare baren atur aturen"
	case "fr":
		words = "s e es er ez ent ons ait aient ais ai as a ant ants ee ees i is it ir ie ies u ue us issais issait ation ations ement ements ment ments tion tions ion ions age ages ance ances ence ure ures if ive ives al ale ales aux el elle elles ique iques ite"
	case "es":
		words = "s o a os as e es en an ar er ir ado ada ados adas ido ida idos idas ando iendo aba aban aron ieron io i amos emos imos acion aciones cion ciones icion iciones miento mientos amiento imiento dad idad idades al ales mente ico ica icos icas ar are ara"
	default:
		words = "s es ed d ing ings ies ied y e ly ion ions ation ations ition ment ments ance ence ances ences al ally ity ities ive able isation isations ise ised ising ises ated ate ates ating tion tions ic ical ary ication ications ial ty le ility ilities"
	}
	out := setOf(words)
	out[""] = true
	return out
}

// agentEndingsOf are endings that make a person of a deed: who did audits is no auditor, but an auditor did audits.
func agentEndingsOf(code string) map[string]bool {
	switch code {
	case "de":
		return setOf("er erin erinnen ern ers or oren orin ler lerin iker ikerin ner nerin ant antin ent entin eur eurin ator atorin ist istin rin frau mann frauen manner leute")
	case "fr":
		return setOf("eur eurs teur teurs rice rices euse euses trice trices ateur ateurs atrice atrices iste istes ier iere iers ieres ien ienne iens")
	case "es":
		return setOf("dor dora dores doras ador adora adores adoras idor idora tor tora tores toras ista istas ero era eros eras ente")
	}
	return setOf("er ers or ors ist ists ator ators ant ants ian ians")
}

// wordShape is what is compared of a word: its shapes, the groups in which it may be said and those in which it may be cited.
type wordShape struct {
	word  string
	more  []string // further shapes, of German words
	said  []int
	cited []int
}

func (t *gateTongue) shape(word string) wordShape {
	s := wordShape{word: word}
	if t.code == "de" {
		s.more = germanForms(t, word)[1:]
	}
	add := func(m sameWord) {
		if m.said {
			s.said = append(s.said, m.group)
		}
		if m.cited {
			s.cited = append(s.cited, m.group)
		}
	}
	for _, m := range t.same[firstLetters(word)] {
		if word == m.word || t.root(word, m.word) {
			add(m)
		}
	}
	for _, class := range t.forms[word] {
		for _, m := range t.sameByForm[class] {
			if m.word != word {
				add(m)
			}
		}
	}
	return s
}

// kin reports whether a word may be said where another is cited: the same, another form of it, another word of its root. A deed follows
// from who does it, not the other way round.
func (t *gateTongue) kin(said, cited *wordShape) bool {
	if said.word == cited.word {
		return true
	}
	if len(said.word) < 2 || len(cited.word) < 2 {
		return false
	}
	if t.root(said.word, cited.word) {
		return true
	}
	for _, a := range said.more {
		if t.root(a, cited.word) {
			return true
		}
		for _, b := range cited.more {
			if t.root(a, b) {
				return true
			}
		}
	}
	for _, b := range cited.more {
		if t.root(said.word, b) {
			return true
		}
	}
	return false
}

// alike is kin, or a word that says the same or less.
func (t *gateTongue) alike(said, cited *wordShape) bool {
	if t.kin(said, cited) {
		return true
	}
	for _, g := range said.said {
		for _, c := range cited.cited {
			if g == c {
				return true
			}
		}
	}
	return false
}

func (t *gateTongue) linkForms() {
	t.sameByForm = map[int][]sameWord{}
	for _, members := range t.same {
		for _, m := range members {
			for _, class := range t.forms[m.word] {
				t.sameByForm[class] = append(t.sameByForm[class], m)
			}
		}
	}
}

// root reports whether two words are forms of one, or differ only in endings behind at least four common letters.
func (t *gateTongue) root(said, cited string) bool {
	if said == cited || t.sameForm(said, cited) {
		return true
	}
	if t.code == "en" && (strings.Contains(said, "iz") || strings.Contains(cited, "iz")) {
		said, cited = strings.ReplaceAll(said, "iz", "is"), strings.ReplaceAll(cited, "iz", "is")
	}
	if t.code == "es" { // "explican", "expliquen"
		said, cited = spanishSound(said), spanishSound(cited)
	}
	p := 0
	for p < len(said) && p < len(cited) && said[p] == cited[p] {
		p++
	}
	for cut := p; cut >= 3 && cut >= p-2; cut-- {
		a, b := said[cut:], cited[cut:]
		if t.ends(a, b, cut, said, cited) {
			return true
		}
	}
	return false
}

// spanishSound writes one sound one way before endings are compared.
func spanishSound(word string) string {
	if strings.Contains(word, "qu") || strings.Contains(word, "gu") || strings.Contains(word, "z") {
		return strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(word, "qu", "c"), "gu", "g"), "z", "c")
	}
	return word
}

func (t *gateTongue) ends(a, b string, cut int, said, cited string) bool {
	stem := said[:cut]
	a, b = undoubled(a, stem[cut-1]), undoubled(b, stem[cut-1])
	inflected := t.code == "de" && (strings.HasSuffix(stem, "isch") || strings.HasSuffix(stem, "lich") || strings.HasSuffix(stem, "ig") || strings.HasSuffix(stem, "end") ||
		strings.HasSuffix(stem, "iert") || strings.HasSuffix(stem, "haft") || strings.HasSuffix(stem, "bar") || strings.HasSuffix(stem, "sam"))
	switch {
	case inflected && (a == "er" || b == "er"):
		return true
	case cut < 4:
		return a == "" && shortEndings[b] || b == "" && shortEndings[a]
	case t.agents[a]:
		return t.agents[b]
	case t.agents[b]:
		return t.endings[a]
	}
	return t.endings[a] && t.endings[b]
}

var shortEndings = setOf("s es ed ing n en")

// undoubled drops the second of two like letters at the seam: "plan-ned".
func undoubled(ending string, before byte) string {
	if len(ending) > 2 && ending[0] == before {
		return ending[1:]
	}
	return ending
}

func (t *gateTongue) sameForm(a, b string) bool {
	for _, x := range t.forms[a] {
		for _, y := range t.forms[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}

// germanForms are other shapes of a German word: a participle without its "ge", a verb put together with its particle again, and what
// stands behind the particle.
func germanForms(t *gateTongue, word string) []string {
	out := []string{word}
	if rest, ok := strings.CutPrefix(word, "ge"); ok && len(rest) > 4 && strings.HasSuffix(rest, "t") {
		out = append(out, rest)
	}
	for _, noun := range [...]string{"lung", "lungen"} { // "Entwicklung" of "entwickeln"
		if stem, ok := strings.CutSuffix(word, noun); ok && len(stem) > 3 {
			out = append(out, stem+"el")
		}
	}
	for n := 2; n <= 8 && n < len(word)-3; n++ {
		if !t.is("particles", word[:n]) {
			continue
		}
		for _, infix := range [...]string{"ge", "zu"} {
			if rest, ok := strings.CutPrefix(word[n:], infix); ok && len(rest) > 3 {
				out = append(out, word[:n]+rest)
			}
		}
		for _, class := range t.forms[word[n:]] {
			out = append(out, word[:n]+"\x00"+strconv.Itoa(class))
		}
	}
	return out
}

// partOf reports whether a word is a part of a cited compound: "Montage" of "Montageeinsätze", "Pflege" of "Grundpflege". A part that
// takes from the whole ("Hilfs-") may not be left out.
func (t *gateTongue) partOf(said, cited string) bool {
	if t.code != "de" || len(said) < 4 || len(cited) < 7 || t.agents[said] || t.endings[said] {
		return false
	}
	if len(cited) >= len(said)+3 && !t.is("levelhead", said) && (strings.HasPrefix(cited, said) || strings.HasPrefix(cited, verbStem(said))) {
		return true
	}
	for i := 3; i <= len(cited)-4; i++ {
		if t.limits(cited[:i]) {
			continue
		}
		if tail := cited[i:]; tail == said || tail[0] == said[0] && len(tail)-len(said) < 4 && t.root(said, tail) || len(tail) >= 4 && t.sameForm(said, tail) {
			return true
		}
	}
	return false
}

// verbStem is a German verb without its ending, where at least five letters are left: "schweiße" of "Schweißverfahren".
func verbStem(word string) string {
	for _, ending := range [...]string{"en", "e", "t"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= 5 {
			return stem
		}
	}
	return word
}

func (t *gateTongue) limits(prefix string) bool {
	return t.is("limiterprefix", prefix) || t.is("limiterprefix", strings.TrimSuffix(prefix, "s"))
}

// splits lists the ways in which a German compound falls into two words of at least four letters.
func splits(word string) [][2]string {
	var out [][2]string
	for i := 4; i <= len(word)-4; i++ {
		head := word[:i]
		out = append(out, [2]string{head, word[i:]})
		for _, joint := range [...]string{"s", "n", "en", "es"} {
			if h, ok := strings.CutSuffix(head, joint); ok && len(h) >= 4 {
				out = append(out, [2]string{h, word[i:]})
			}
		}
	}
	return out
}
