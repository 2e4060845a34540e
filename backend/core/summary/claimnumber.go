package summary

import "strings"

// numberWords are the words of which numbers are made, in the four languages; hundreds and thousands multiply.
var numberWords = func() map[string]map[string]float64 {
	lists := map[string]string{
		"en": "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 " +
			"sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12 zero 0",
		"de": "eins 1 zwei 2 zwo 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 vierzig 40 " +
			"fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend 1000 dutzend 12 null 0 anderthalb 1.5 eineinhalb 1.5 zweien 2 dreien 3",
		"fr": "deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80 nonante 90 " +
			"cent 100 cents 100 mille 1000 dizaine 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 centaine 100 zéro 0",
		"es": "dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiún 21 veintiuno 21 veintidós 22 " +
			"veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 doscientos 200 " +
			"doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 quinientos 500 quinientas 500 seiscientos 600 setecientos 700 ochocientos 800 novecientos 900 mil 1000 docena 12 decena 10 cero 0",
	}
	out := map[string]map[string]float64{}
	for code, list := range lists {
		out[code] = map[string]float64{}
		fields := strings.Fields(list)
		for i := 0; i+1 < len(fields); i += 2 {
			out[code][claimFold(fields[i])] = numberValues(fields[i+1])[0]
		}
	}
	return out
}()

// wordValue is the number that one word says: "twelve", "hundertzwanzig", "dreieinhalb".
func wordValue(code, word string) (float64, bool) {
	if v, ok := numberWords[code][word]; ok {
		return v, true
	}
	if code == "de" && len(word) < 40 && word != "ein" && word != "eine" {
		return germanValue(word)
	}
	return 0, false
}

// germanValue reads a number written as one word.
func germanValue(word string) (float64, bool) {
	units := numberWords["de"]
	if v, ok := units[word]; ok {
		return v, true
	}
	if word == "ein" || word == "eine" {
		return 1, true
	}
	if whole, ok := strings.CutSuffix(word, "einhalb"); ok {
		v, ok := germanValue(whole)
		return v + 0.5, ok && v > 0
	}
	for _, m := range [...]struct {
		word  string
		value float64
	}{{"tausend", 1000}, {"hundert", 100}} {
		before, after, ok := strings.Cut(word, m.word)
		if !ok {
			continue
		}
		times, rest := 1.0, 0.0
		if before != "" {
			if times, ok = germanValue(before); !ok {
				return 0, false
			}
		}
		if after = strings.TrimPrefix(after, "und"); after != "" {
			if rest, ok = germanValue(after); !ok {
				return 0, false
			}
		}
		return times*m.value + rest, true
	}
	if unit, tens, ok := strings.Cut(word, "und"); ok {
		u, okU := units[unit]
		if unit == "ein" {
			u, okU = 1, true
		}
		t, okT := units[tens]
		return u + t, okU && okT && u < 10 && t >= 20 && t < 100
	}
	return 0, false
}

// readNumber reads the number that begins at a token, in digits or in words: what it may be, and the token behind it.
func (t *gateTongue) readNumber(toks []claimToken, i int) (values []float64, next int) {
	if toks[i].values != nil {
		return toks[i].values, i + 1
	}
	total, current, last, j := 0.0, 0.0, 1e9, i
	for ; j < len(toks) && j < i+8; j++ {
		if j > i && !toks[j].glued && strings.TrimSpace(toks[j].sep) != "" {
			break
		}
		v, ok := wordValue(t.code, toks[j].norm)
		joint := !ok && j > i && j+1 < len(toks) && (toks[j].norm == "and" && (last >= 100 && last < 1e9) || toks[j].norm == "y" && last >= 20 || toks[j].norm == "et" && last >= 20)
		if joint {
			if v, ok := wordValue(t.code, toks[j+1].norm); ok && v < last {
				continue
			}
			break
		}
		if !ok || toks[j].norm == "one" && j > i && last < 20 {
			break
		}
		switch {
		case v == 1000:
			total, current, last = (total+max(current, 1))*1000, 0, 1000
			continue
		case v == 100 && last > 100 || v == 100 && current > 0 && current < 10:
			current, last = max(current, 1)*100, 100
			continue
		case v == 20 && current == 4 && t.code == "fr":
			current, last = 80, 80
			continue
		case v >= last || last < 20 || last < 100 && v >= 10 && !(t.code == "fr" && (last == 60 || last == 80)):
			if j > i {
				return []float64{total + current}, j
			}
		}
		current, last = current+v, v
	}
	if j == i {
		return nil, i
	}
	return []float64{total + current}, j
}
