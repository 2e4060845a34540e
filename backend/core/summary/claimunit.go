package summary

import (
	"strings"
)

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
	add("mm", 1, "mm millimeter millimetern millimetre millimetres millimètres milímetros")
	add("mm", 10, "cm centimetre centimetres centimeter zentimeter zentimetern centimètres centímetros")
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
	if u, ok := unitWords[toks[k].norm]; ok && !(len(toks[k].text) == 1 && !glued && toks[k].text != "h" && toks[k].text != "m" && toks[k].text != "t" && toks[k].text != "g" && toks[k].text != "l" && toks[k].text != "s") {
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
