package summary

import "strings"

// relation is how a number stands to what is meant.
type relation int

const (
	exactly relation = iota
	about
	over
	atLeast
	almost
	under
	upTo
	near // "près de": about or almost
)

// quantity is a number with what it counts: tokens first to last, of which the number's own begin at number.
type quantity struct {
	first, number, last int
	values              []float64
	unit                string // "%", "points", "EUR", "min", "day", "month", "mm", "g", ...; "" a bare number
	rel                 relation
	pair                int  // index of the other end of "from 9 to 5", -1 none
	change, second      bool // of a pair: it tells a change, not a range; this is the end
	by                  bool // "by 5": a difference
	fewer               bool // "four fewer"
	total               bool // the 19 of "11 of 19"
	noun                int  // the token that says what is counted, -1 none
}

type unitOf struct {
	unit   string
	factor float64
}

var unitWords = func() map[string]unitOf {
	out := map[string]unitOf{}
	add := func(unit string, factor float64, words string) {
		for w := range setOf(words) {
			out[w] = unitOf{unit, factor}
		}
	}
	add("min", 60, "h hr hrs hour hours std stunde stunden heure heures hora horas")
	add("min", 1, "min mins minute minutes minuten minuto minutos")
	add("min", 1.0/60, "second seconds sekunde sekunden seconde secondes segundo segundos")
	add("ms", 1, "ms millisecond milliseconds millisekunden millisecondes milisegundos")
	add("day", 1, "day days tag tage tagen jour jours día días werktage werktagen arbeitstage arbeitstagen")
	add("day", 7, "week weeks woche wochen semaine semaines semana semanas")
	add("month", 1, "month months monat monate monaten mois mes meses")
	add("month", 12, "year years jahr jahre jahren an ans année années año años yr yrs")
	add("month", 120, "decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas")
	add("mm", 1, "mm millimeter millimetre millimetres millimètres milímetros")
	add("mm", 10, "cm centimetre centimetres centimeter zentimeter centimètres centímetros")
	add("mm", 1000, "m metre metres meter meters metern mètre mètres metro metros")
	add("mm", 1e6, "km kilometre kilometres kilometer kilometern kilomètre kilomètres kilómetro kilómetros")
	add("g", 0.001, "mg milligram milligramm milligrammes miligramos")
	add("g", 1, "g gram grams gramm grammes gramos")
	add("g", 1000, "kg kilo kilos kilogram kilograms kilogramm kilogrammes kilogramos")
	add("g", 1e6, "t tonne tonnes tons ton tonnen toneladas")
	add("l", 1, "l litre litres liter liters litern litro litros")
	add("l", 0.001, "ml")
	add("byte", 1e6, "mb")
	add("byte", 1e9, "gb gigabyte gigabytes")
	add("byte", 1e12, "tb terabyte terabytes to")
	add("byte", 1e15, "pb petabyte petabytes po")
	add("kw", 1, "kw kilowatt")
	add("kw", 1000, "mw megawatt")
	add("kwh", 1, "kwh")
	add("sqm", 1, "m2 qm sqm quadratmeter")
	add("ha", 1, "ha hectare hectares hektar hectáreas")
	add("EUR", 1, "euro euros eur")
	add("GBP", 1, "pound pounds gbp livres libras")
	add("USD", 1, "dollar dollars usd dólares")
	add("CHF", 1, "chf franken francs")
	add("%", 1, "percent prozent pct")
	add("points", 1, "prozentpunkt prozentpunkte prozentpunkten points punkte punkten puntos")
	return out
}()

var magnitudes = func() map[string]float64 {
	out := map[string]float64{}
	for list, v := range map[string]float64{"k thousand tausend tsd millier milliers": 1e3, "m mn mio mill million millions millionen millones millón": 1e6, "bn billion billions mrd milliarde milliarden milliard milliards md": 1e9} {
		for w := range setOf(list) {
			out[w] = v
		}
	}
	return out
}()

var currencySigns = map[string]string{"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}

// relations are words before a number, longer phrases first, "|" parts what may be written either way.
var relations = []struct {
	words string
	rel   relation
}{
	{"a little over", over}, {"just over", over}, {"more than", over}, {"upwards of", over}, {"in excess of", over}, {"over", over}, {"above", over}, {"at least", atLeast}, {"no fewer than", atLeast}, {"a minimum of", atLeast},
	{"just under", almost}, {"less than", under}, {"fewer than", under}, {"under", under}, {"below", under}, {"up to", upTo}, {"as many as", upTo}, {"a maximum of", upTo}, {"at most", upTo}, {"almost", almost}, {"nearly", almost}, {"close to", near},
	{"about", about}, {"around", about}, {"approximately", about}, {"roughly", about}, {"some", about}, {"circa", about}, {"ca", about}, {"approx", about},
	{"etwas mehr als", over}, {"mehr als", over}, {"gut", over}, {"uber", over}, {"mindestens", atLeast}, {"wenigstens", atLeast}, {"weniger als", under}, {"unter", under}, {"bis zu", upTo}, {"maximal", upTo}, {"hochstens", upTo},
	{"fast", almost}, {"knapp", almost}, {"beinahe", almost}, {"nahezu", almost}, {"rund", about}, {"etwa", about}, {"ungefahr", about}, {"zirka", about}, {"bis", upTo},
	{"un peu plus de", over}, {"plus de", over}, {"plus d", over}, {"au moins", atLeast}, {"un peu moins de", almost}, {"moins de", under}, {"moins d", under}, {"jusqu a", upTo}, {"au maximum", upTo}, {"presque", almost}, {"quasiment", almost}, {"pres de", near}, {"pres d", near},
	{"environ", about}, {"quelque", about}, {"autour de", about},
	{"algo mas de", over}, {"poco mas de", over}, {"mas de", over}, {"al menos", atLeast}, {"como minimo", atLeast}, {"menos de", under}, {"hasta", upTo}, {"como maximo", upTo}, {"casi", almost}, {"cerca de", near}, {"unos", about}, {"unas", about},
	{"aproximadamente", about}, {"alrededor de", about}, {"en torno a", about},
}

var relationWords = func() [][]string {
	out := make([][]string, len(relations))
	for i, r := range relations {
		out[i] = strings.Fields(r.words)
	}
	return out
}()

// relationBefore finds the words of relation before a token: where they begin, and which.
func relationBefore(toks []claimToken, i int) (int, relation) {
	end := i
	for k := range relations {
		words := relationWords[k]
		if at := end - len(words); at >= 0 && wordsAt(toks, at, words) {
			return at, relations[k].rel
		}
	}
	if end > 0 && (toks[end-1].norm == "a" || toks[end-1].norm == "an" || toks[end-1].norm == "ein" || toks[end-1].norm == "eine" || toks[end-1].norm == "une" || toks[end-1].norm == "un" || toks[end-1].norm == "una") && toks[i].values == nil {
		if at, rel := relationBefore(toks, end-1); rel != exactly {
			return at, rel
		}
	}
	return i, exactly
}

func wordsAt(toks []claimToken, at int, words []string) bool {
	if at+len(words) > len(toks) {
		return false
	}
	for k, w := range words {
		if toks[at+k].norm != w {
			return false
		}
	}
	return true
}

var (
	plusWords = setOf("and und et y")
	ofWords   = setOf("of von aus sur de")
	outOf     = []string{"out", "of"}
)

// after is what stands behind a token, up to the next one.
func after(text string, toks []claimToken, i int) string {
	if i+1 < len(toks) {
		return toks[i+1].sep
	}
	return text[toks[i].end:]
}

// quantities finds the numbers of a text, without those that are dates.
func (t *gateTongue) quantities(text string, toks []claimToken, isDate []bool) []quantity {
	var out []quantity
	for i := 0; i < len(toks); {
		if isDate[i] {
			i++
			continue
		}
		q, next, ok := t.quantityAt(text, toks, i, isDate)
		if !ok {
			i++
			continue
		}
		if n := len(out); n > 0 && q.unit == "min" && out[n-1].unit == "min" && out[n-1].last+1 == q.number && strings.TrimSpace(toks[q.number].sep) == "" && q.rel == exactly {
			out[n-1].values = []float64{out[n-1].values[0] + q.values[0]} // "3 h 20 min"
			out[n-1].last = q.last
			i = next
			continue
		}
		if n := len(out); n > 0 && q.unit == out[n-1].unit && (q.unit == "min" || q.unit == "month") && q.number == out[n-1].last+2 && q.values[0] < out[n-1].values[0] && plusWords[toks[q.number-1].norm] {
			out[n-1].values = []float64{out[n-1].values[0] + q.values[0]} // "3 hours and 20 minutes"
			out[n-1].last = q.last
			i = next
			continue
		}
		if n := len(out); n > 0 && q.number >= 2 && out[n-1].last == q.number-2 && ofWords[toks[q.number-1].norm] || n > 0 && q.number >= 3 && wordsAt(toks, q.number-2, outOf) {
			q.total = true
		}
		t.joinPair(toks, out, &q)
		if q.pair >= 0 {
			out[q.pair].pair = len(out)
		}
		out = append(out, q)
		i = next
	}
	return out
}

// quantityAt reads a number, what it counts and how it is meant.
func (t *gateTongue) quantityAt(text string, toks []claimToken, i int, isDate []bool) (q quantity, next int, ok bool) {
	q = quantity{pair: -1, noun: -1, number: i}
	values, next := t.readNumber(toks, i)
	if values == nil {
		if q, next, ok = t.articleQuantity(toks, i); !ok {
			return q, i, false
		}
		q.first, q.rel = relationBefore(toks, q.number)
		return q, next, true
	}
	q.values = append([]float64(nil), values...)
	j := next
	j = t.halves(toks, j, &q)
	if at := i; at > 0 {
		for sign, unit := range currencySigns {
			if strings.HasSuffix(toks[at].sep, sign) || strings.HasSuffix(toks[at].sep, sign+" ") {
				q.unit = unit
			}
		}
		if u, yes := unitWords[toks[at-1].norm]; yes && toks[at-1].upper && (u.unit == "EUR" || u.unit == "CHF" || u.unit == "USD" || u.unit == "GBP") {
			q.unit = u.unit
		}
	} else {
		for sign, unit := range currencySigns {
			if strings.HasSuffix(toks[0].sep, sign) {
				q.unit = unit
			}
		}
	}
	j = t.unitAfter(text, toks, j, &q, isDate)
	j = t.halves(toks, j, &q)
	q.last = j - 1
	q.first, q.rel = relationBefore(toks, i)
	if s := after(text, toks, next-1); strings.HasPrefix(s, "+") && q.rel == exactly {
		q.rel = atLeast
	}
	if q.first > 0 {
		b := toks[q.first-1].norm
		q.by = b == "by" || b == "um"
	}
	if j < len(toks) && t.is("fewer", toks[j].norm) && strings.TrimSpace(toks[j].sep) == "" && !(j+1 < len(toks) && (toks[j+1].norm == "than" || toks[j+1].norm == "als" || toks[j+1].norm == "que")) {
		q.fewer = true
		j++
		q.last = j - 1
	}
	if q.unit == "" || q.unit == "%" {
		q.noun = t.nounAfter(toks, j, isDate)
	}
	return q, j, true
}

// halves adds "and a half", "et demi", "y medio", "and a quarter".
func (t *gateTongue) halves(toks []claimToken, j int, q *quantity) int {
	for _, h := range [...]struct {
		words string
		add   float64
	}{{"and a half", 0.5}, {"and a quarter", 0.25}, {"and three quarters", 0.75}, {"et demi", 0.5}, {"et demie", 0.5}, {"y medio", 0.5}, {"y media", 0.5}, {"und ein halbes", 0.5}} {
		words := strings.Fields(h.words)
		if wordsAt(toks, j, words) {
			per := 1.0
			if q.unit == "month" {
				per = 12
			} else if q.unit != "" && q.unit != "day" {
				return j
			}
			for k := range q.values {
				q.values[k] += h.add * per
			}
			return j + len(words)
		}
	}
	return j
}

// articleQuantity reads what has no number word: "a year and a half", "half an hour", "a decade", "zweijährig", "eine halbe Stunde".
func (t *gateTongue) articleQuantity(toks []claimToken, i int) (q quantity, next int, ok bool) {
	q = quantity{pair: -1, noun: -1, number: i}
	word := toks[i].norm
	if stem, _, found := strings.Cut(word, "jahrig"); found && t.code == "de" && stem != "" {
		if v, ok := germanValue(stem); ok {
			q.values, q.unit, q.last = []float64{v * 12}, "month", i
			return q, i + 1, true
		}
	}
	switch word {
	case "a", "an", "ein", "einem", "einen", "un", "une", "eine", "einer", "half", "demi", "medio", "media", "halbe", "halben", "halbes", "decade", "jahrzehnt":
	default:
		return q, i, false
	}
	j, value, half := i, 1.0, false
	for ; j < len(toks) && j < i+3; j++ {
		switch toks[j].norm {
		case "half", "demi", "medio", "media", "halbe", "halben", "halbes":
			value, half = 0.5, true
			continue
		case "a", "an", "ein", "einem", "einen", "un", "une", "eine", "einer":
			continue
		}
		break
	}
	if j >= len(toks) {
		return q, i, false
	}
	u, isUnit := unitWords[toks[j].norm]
	if !isUnit || u.unit != "min" && u.unit != "day" && u.unit != "month" {
		return q, i, false
	}
	q.values, q.unit, q.last = []float64{value * u.factor}, u.unit, j
	if half || u.factor == 120 {
		return q, j + 1, true
	}
	if k := t.halves(toks, j+1, &q); k > j+1 {
		q.last = k - 1
		return q, k, true
	}
	if _, rel := relationBefore(toks, i); rel != exactly && rel != about {
		return q, j + 1, true // "over a year"
	}
	return q, i, false
}

// unitAfter reads magnitude, currency, per cent and unit behind a number.
func (t *gateTongue) unitAfter(text string, toks []claimToken, j int, q *quantity, isDate []bool) int {
	scale := func(f float64) {
		for k := range q.values {
			q.values[k] *= f
		}
	}
	sep := after(text, toks, j-1)
	if trimmed := strings.TrimLeft(sep, " \u00a0\u202f"); strings.HasPrefix(trimmed, "%") {
		q.unit = "%"
		return j
	} else {
		for sign, unit := range currencySigns {
			if strings.HasPrefix(trimmed, sign) {
				q.unit = unit
				return j
			}
		}
	}
	if j >= len(toks) || isDate[j] || strings.Trim(toks[j].sep, " \u00a0\u202f-") != "" {
		return j
	}
	word := toks[j].norm
	glued := toks[j].sep == ""
	money := q.unit != ""
	if f, ok := magnitudes[word]; ok && (word != "m" && word != "k" || money || glued && word == "k" || strings.ContainsAny(after(text, toks, j), "€£$")) {
		scale(f)
		j++
		sep = after(text, toks, j-1)
		for sign, unit := range currencySigns {
			if strings.HasPrefix(strings.TrimSpace(sep), sign) {
				q.unit = unit
			}
		}
		if j < len(toks) && (toks[j].norm == "de" || toks[j].norm == "d") && j+1 < len(toks) {
			if _, ok := unitWords[toks[j+1].norm]; ok {
				j++
			}
		}
		if j < len(toks) {
			if u, ok := unitWords[toks[j].norm]; ok && u.factor == 1 && strings.ToUpper(u.unit) == u.unit && u.unit != "%" && strings.Trim(toks[j].sep, " '’\u00a0") == "" {
				q.unit = u.unit
				j++
			}
		}
		return j
	}
	if money {
		return j
	}
	for _, p := range [...]struct{ words, unit string }{{"percentage points", "points"}, {"percentage point", "points"}, {"points de pourcentage", "points"}, {"puntos porcentuales", "points"}, {"per cent", "%"}, {"pour cent", "%"}, {"por ciento", "%"}, {"por cien", "%"}} {
		if words := strings.Fields(p.words); wordsAt(toks, j, words) {
			q.unit = p.unit
			return j + len(words)
		}
	}
	k := j
	if k+1 < len(toks) && dayKinds[word] {
		k++
	}
	if u, ok := unitWords[toks[k].norm]; ok && !(len(toks[k].text) == 1 && !glued && toks[k].text != "h" && toks[k].text != "m" && toks[k].text != "t" && toks[k].text != "g" && toks[k].text != "l") {
		if toks[k].norm == "to" || toks[k].norm == "po" || toks[k].norm == "an" && t.code != "fr" || toks[k].norm == "mes" && t.code != "es" {
			return j
		}
		q.unit = u.unit
		scale(u.factor)
		k++
		if k < len(toks) && (toks[k].norm == "ouvres" || toks[k].norm == "laborables" || toks[k].norm == "ouvrables") {
			k++
		}
		return k
	}
	return j
}

var dayKinds = setOf("working business calendar full consecutive whole")

// nounAfter finds what a bare number counts: the next word that is not one of grammar, in the same stretch.
func (t *gateTongue) nounAfter(toks []claimToken, j int, isDate []bool) int {
	for k := j; k < len(toks) && k < j+4; k++ {
		if isDate[k] || toks[k].values != nil || strings.ContainsAny(toks[k].sep, ",;:.()–—") {
			return -1
		}
		if _, ok := wordValue(t.code, toks[k].norm); ok && t.code != "de" {
			return -1
		}
		if n := toks[k].norm; t.is("function", n) {
			if n == "of" || n == "de" || n == "d" || n == "der" || n == "meiner" || n == "my" {
				continue
			}
			return -1
		}
		return k
	}
	return -1
}

// joinPair makes a pair of two numbers with "to", "auf", "a" or a dash between them.
func (t *gateTongue) joinPair(toks []claimToken, out []quantity, q *quantity) {
	n := len(out)
	if n == 0 || out[n-1].pair >= 0 {
		return
	}
	p := &out[n-1]
	between := toks[p.last+1 : q.number]
	if q.rel == upTo && q.first < q.number { // "bis", "jusqu'à", "hasta" between two numbers
		between = toks[p.last+1 : q.first+1]
	} else if q.first < q.number {
		between = toks[p.last+1 : q.first]
	}
	linked := false
	switch {
	case len(between) == 0:
		linked = strings.ContainsAny(toks[q.number].sep, "–—-") && len(strings.Trim(toks[q.number].sep, " ")) <= 4
	case len(between) <= 2 || len(between) == 3 && between[2].norm == "to":
		switch between[len(between)-1].norm {
		case "to", "auf", "bis", "a", "au", "al", "hasta":
			linked = true
		case "and", "und", "et", "y":
			for k := max(0, p.first-2); k < p.number; k++ {
				linked = linked || toks[k].norm == "between" || toks[k].norm == "zwischen" || toks[k].norm == "entre"
			}
		}
	}
	if !linked {
		return
	}
	q.pair, q.second = n-1, true
	if q.rel == upTo && len(between) > 0 {
		q.rel = exactly
	}
	for k := max(0, p.first-2); k < p.number; k++ {
		switch toks[k].norm {
		case "from", "von", "de", "del", "du":
			p.change, q.change = true, true
		}
	}
	if len(between) > 0 && (between[len(between)-1].norm == "auf") {
		p.change, q.change = true, true
	}
	if p.unit == "" && p.noun < 0 || p.unit == "" && q.unit != "" {
		p.unit, p.noun = q.unit, q.noun
		if f := scaleOf(toks, q); f != 1 {
			for k := range p.values {
				p.values[k] *= f
			}
		}
	} else if q.unit == "" && q.noun < 0 {
		f := scaleOf(toks, p)
		q.unit, q.noun = p.unit, p.noun
		for k := range q.values {
			q.values[k] *= f
		}
	}
}

// scaleOf is the factor of a quantity's unit: of "weeks" 7, of "million" a million.
func scaleOf(toks []claimToken, q *quantity) float64 {
	f := 1.0
	for k := q.number; k <= q.last; k++ {
		if u, ok := unitWords[toks[k].norm]; ok && u.unit == q.unit {
			return u.factor
		}
		if m, ok := magnitudes[toks[k].norm]; ok && k > q.number && (toks[k].norm != "m" || q.unit == "EUR" || q.unit == "GBP" || q.unit == "USD") {
			f = m
		}
	}
	return f
}
