package summary

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// piece is a sentence of the profile with what it says to the ad.
type piece struct {
	path    string
	text    string // a verbatim part of the value at path
	part    int    // which part of the value; the first is 0
	lang    string // "" where it cannot be told
	answers []answer
	worth   float64 // beside the requirements: numbers, the ad's own words
	months  int     // since it was so
	job     int     // of work, -1 elsewhere
	order   int     // in the profile

	duty *int // how much it answers a duty, once that was asked
}

// answer is a requirement that a piece speaks to.
type answer struct {
	requirement int
	close       float64
}

// weights of needs, and what a requirement that was spoken to before still adds.
const (
	mustWeight    = 3.0
	impliedWeight = 2.0
	niceWeight    = 1.2
	again         = 0.25
	echoWeight    = 1.2
	numberWorth   = 0.5
	outcomeWorth  = 0.6
	pairWorth     = 0.6
	quoteWorth    = 1.0
	sharedWorth   = 0.4 // as much as a number that the ad has nothing to do with
	halfLife      = 96  // months after which a piece counts half
)

func weightOf(n evidence.Need) float64 {
	switch n {
	case evidence.Must:
		return mustWeight
	case evidence.Nice:
		return niceWeight
	}
	return impliedWeight
}

// selector knows what an ad asks, as far as the profile answers it.
type selector struct {
	lex     *skill.Lexicon
	asks    []evidence.Evidence // those that are met, or in part
	options [][]skill.ID
	echoes  map[string]float64 // stems of the ad's words and how much they count
	runs    map[string]bool    // of three words that stand behind each other in the ad
	pairs   map[string]bool    // of stems that stand behind each other in what the ad tells of the work
	duties  []duty
	topics  map[string]bool
}

func newSelector(lex *skill.Lexicon, ad *evidence.Ad, found []evidence.Evidence, title string) *selector {
	s := &selector{lex: lex, echoes: map[string]float64{}, pairs: map[string]bool{}, runs: map[string]bool{}}
	for _, e := range found {
		if e.State == evidence.Met || e.State == evidence.Partly {
			s.asks = append(s.asks, e)
			s.options = append(s.options, e.Requirement.Options)
		}
	}
	if ad == nil {
		return s
	}
	s.duties, s.topics = dutiesOf(ad, title)
	for _, g := range ad.Segments {
		w := 0.0
		switch g.Section {
		case evidence.MustHave:
			w = 1
		case evidence.Tasks, evidence.Other:
			w = 0.7
		case evidence.NiceToHave:
			w = 0.5
		case evidence.Benefits: // what an ad tells of the work often stands behind them
			w = 0.3
		}
		for _, run := range runsOf(g.Text) {
			s.runs[run] = true
		}
		for stem := range stemsOf(g.Text) {
			s.echoes[stem] = max(s.echoes[stem], w)
		}
		if w >= 0.7 {
			for _, pair := range pairsOf(g.Text) {
				s.pairs[pair] = true
			}
		}
	}
	for stem := range stemsOf(title) {
		s.echoes[stem] = 1
	}
	return s
}

// stemsOf are the beginnings of a text's longer words.
func stemsOf(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		r := []rune(w)
		if len(r) < 5 || hollow[w] {
			continue
		}
		out[string(r[:min(len(r), 6)])] = true
	}
	return out
}

// pairsOf are the stems of a text's longer words that stand behind each other: "standard costs" says more than "costs".
func pairsOf(text string) []string {
	var out []string
	last := ""
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		r := []rune(w)
		if len(r) < 4 || hollow[w] {
			continue
		}
		stem := string(r[:min(len(r), 6)])
		if last != "" {
			out = append(out, last+" "+stem)
		}
		last = stem
	}
	return out
}

// runsOf are the runs of three words of a text of which two say something: "clôture à J+5".
func runsOf(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' })
	var out []string
	for i := 0; i+3 <= len(words); i++ {
		telling := 0
		for _, w := range words[i : i+3] {
			telling += number(len([]rune(w)) >= 5 && !hollow[w] || strings.ContainsFunc(w, unicode.IsDigit))
		}
		if telling >= 2 {
			out = append(out, strings.Join(words[i:i+3], " "))
		}
	}
	return out
}

// quotes reports whether a text says something in the ad's own words.
func (s *selector) quotes(text string) bool {
	return slices.ContainsFunc(runsOf(text), func(run string) bool { return s.runs[run] })
}

// hollow words stand in every ad and every CV.
var hollow = wordSet(`about after other their there these those which while where would could should every being working works company experience years months
	unser unsere unserer einem einen einer eines sowie haben wollen werden nicht durch unter diese dieser jahre jahren erfahrung arbeiten
	votre notre leurs avoir être ainsi années expérience travail chaque
	nuestro nuestra nuestros sobre desde hasta entre tener experiencia trabajo`)

// read says what a piece answers and is worth.
func (s *selector) read(p *piece) {
	mentions := s.lex.Extract(p.text)
	for i, options := range s.options {
		best := 0.0
		for _, m := range mentions {
			if m.Confidence < 0.4 {
				continue
			}
			for _, asked := range options {
				best = max(best, s.lex.Closeness(m.Skill, asked))
			}
		}
		if best >= 0.39 {
			p.answers = append(p.answers, answer{i, best})
		}
	}
	stems := stemsOf(p.text)
	echo, topic := 0.0, false
	for stem := range stems {
		topic = topic || s.echoes[stem] > 0 && !everyday[stem]
		echo += math.Round(s.echoes[stem] * 16) // whole numbers: the order of the map does not matter
	}
	if echo > 0 {
		p.worth += echoWeight * echo / 16 / math.Sqrt(float64(len(stems))+2)
	}
	if topic {
		p.worth += sharedWorth
	}
	shared := 0
	for _, pair := range pairsOf(p.text) {
		shared += number(s.pairs[pair])
	}
	p.worth += pairWorth * float64(min(shared, 3))
	if s.quotes(p.text) {
		p.worth += quoteWorth
	}
	if tellsNumber(p.text) {
		p.worth += numberWorth
	}
	if outcome.MatchString(p.text) {
		p.worth += outcomeWorth
	}
	if n := countWords(p.text); n < 4 || n > 40 {
		p.worth -= 0.3
	}
}

// outcome is said of what changed, and by how much.
var outcome = pattern.New(`(?i)\bfrom (?:about |around )?[£$€]?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\S*(?: \S+){0,3} to \S+|\bby (?:a |about )?(?:\d|half|third|quarter)|\bto a (?:half|third|quarter)\b|\d ?%|\b(?:halved|doubled|tripled|saved|ahead of|early|on time|without (?:losing|a|downtime|interruption))\b|` +
	`\bfrom \p{Lu}\S*(?: \S+){0,2} to \p{Lu}\S*|\bvon \S+(?: \S+){0,2} auf \S+|\bum (?:\d|ein (?:drittel|viertel)|die hälfte)|\b(?:halbiert|verdoppelt|eingespart)\b|\b(?:passée?s?|ramenée?s?|portée?s?) de \S+(?: \S+){0,2} à \d|\b(?:réduit|doublé|divisé|économi\pL+)\b|\bdel? \d\S* % al? \d|\b(?:reduje|dupliqué|ahorr\pL+|bajó|subió)\b`)

// tellsNumber reports whether a text tells how many or how much; the number of a year does not.
func tellsNumber(text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' }) {
		digits := strings.IndexFunc(w, unicode.IsDigit) == 0
		year := len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))
		if digits && !year || countedIn[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

var countedIn = wordSet(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred thousand half third twice doubled halved
	zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig hundert tausend halbiert verdoppelt
	deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente cent mille moitié doublé
	dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cien mil mitad`)

// gain is what a piece adds to what was chosen before.
func (s *selector) gain(p *piece, covered map[int]float64) float64 {
	total := p.worth
	for _, a := range p.answers {
		w := weightOf(s.asks[a.requirement].Requirement.Need) * a.close
		total += w * max(again, 1-covered[a.requirement])
	}
	return total * math.Pow(0.5, float64(p.months)/halfLife)
}

func (s *selector) cover(p *piece, covered map[int]float64) {
	for _, a := range p.answers {
		covered[a.requirement] = max(covered[a.requirement], a.close)
	}
}

// pick chooses up to n pieces that together answer most, and tells them in the order of the profile. One that says nearly what another says
// is left out.
func (s *selector) pick(from []*piece, n int, covered map[int]float64) []*piece {
	left := slices.Clone(from)
	var out []*piece
	for len(out) < n && len(left) > 0 {
		best, most := 0, math.Inf(-1)
		for i, p := range left {
			if g := s.gain(p, covered); g > most+1e-9 {
				best, most = i, g
			}
		}
		p := left[best]
		left = slices.Delete(left, best, best+1)
		if slices.ContainsFunc(out, func(o *piece) bool { return alike(o.text, p.text) }) {
			continue
		}
		s.cover(p, covered)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *piece) int { return a.order - b.order })
	return out
}

// alike reports whether two sentences share most of their words.
func alike(a, b string) bool {
	x, y := stemsOf(a), stemsOf(b)
	if len(x) < 3 || len(y) < 3 {
		return a == b
	}
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return 10*both >= 7*min(len(x), len(y))
}
