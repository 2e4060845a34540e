package resume

// The words around a date that say what happens then: until when a paper is valid, when a study began and when it is to end.

var (
	validWords    = set("valid valable valables valide valides gultig valido valida validos vigente vigencia current good validity validite gultigkeit validez expires expire expiry exp expiring ablauf ablaufdatum caduca caducidad echeance vence vencimiento date expired lapsed abgelaufen expiree perime perimee caducado caducada vencido vencida due")
	validLinks    = set("until till through thru to bis jusqu en au hasta a el en le date is on am")
	termWords     = set("commission registration registered term licensed license licence valid current good")
	renewWords    = set("refresh refresher renewal recertification update")
	begunWords    = set("started starting begun began beginning begonnen begin beginn commence commencee debutee entamee iniciado iniciada empezado empezada comenzado comenzada angefangen")
	expectedWords = set("expected anticipated estimated projected planned voraussichtlich voraussichtliches geplant angestrebt prevu prevue previsto prevista graduating graduation completion abschluss fin finalizacion acaba acabo termina terminara finaliza finish finishing inscription inscrite inscrit examen exam prufung assessment test klausur angemeldet")
)

// validity takes in the words before a date that make it the end of a paper's validity: "valid until 03/2027", "gültig bis 2028".
func validity(toks []token, i int, p period) period {
	if i > 0 && !p.ranged && (toks[i-1].word == "through" || toks[i-1].word == "thru") {
		p.lapse, p.start = true, toks[i-1].start // "commission through 2028"
		if i > 1 && termWords[toks[i-2].word] {
			p.start = toks[i-2].start
		}
		return p
	}
	k := i - 1
	for k >= 0 && k > i-5 && !(toks[k].word == "date" && k > 0 && toks[k-1].word == "in") && (validLinks[toks[k].word] || toks[k].sign == ':' || toks[k].sign == '\'' || toks[k].sign == '’' || toks[k].sign == '.') {
		k--
	}
	if k < 0 || !validWords[toks[k].word] || p.ranged && p.from != "" {
		return p
	}
	switch toks[k].word {
	case "current", "good", "date": // only with a word for until: "current 2027" is anything
		if k == i-1 && !p.ranged {
			return p
		}
	}
	p.lapse, p.start = true, toks[k].start
	if toks[k].word == "due" { // "refresh due Nov 2026"
		if k == 0 || !renewWords[toks[k-1].word] {
			p.lapse = false
		}
		p.start = toks[max(k-1, 0)].start
	}
	return p
}

// schoolYear is "2003-04" as the year of a school that it is more often than a month where it stands alone.
func schoolYear(toks []token, p period) period {
	for k := range toks {
		if toks[k].start != p.dates[0][0] || k+2 >= len(toks) || !isYear(toks[k]) || toks[k+1].sign != '-' && toks[k+1].sign != '–' || toks[k+2].width != 2 || toks[k+2].end != p.dates[0][1] || toks[k+2].num != (toks[k].num+1)%100 {
			continue
		}
		p.from, p.to, p.ranged, p.month = point{y: toks[k].num}.iso(false), point{y: toks[k].num + 1}.iso(true), true, false
		p.dates = [2][2]int{{toks[k].start, toks[k].end}, {toks[k+2].start, toks[k+2].end}}
	}
	return p
}

// begunAndExpected reports whether two dates of a line say when something began and when it is to end: "started Fall 2024, expected 2027".
func begunAndExpected(toks []token, a, b period) bool {
	if a.ranged && a.to != "" || b.ranged && b.from != "" || a.lapse || b.lapse || a.from == "" || b.to == "" || b.to < a.from {
		return false
	}
	return (a.ranged || wordBefore(toks, a, begunWords)) && (b.ranged || wordBefore(toks, b, expectedWords))
}

// wordBefore reports whether a date, with the words it took in, opens with one of the words.
func wordBefore(toks []token, p period, words map[string]bool) bool {
	for _, t := range toks {
		if t.start >= p.start {
			return t.start == p.start && words[t.word]
		}
	}
	return false
}

// stated takes in the word before a date that says that something began or is to end then.
func stated(toks []token, p period) period {
	k := len(toks) - 1
	for k >= 0 && toks[k].start >= p.start {
		k--
	}
	for n := 0; k >= 0 && n < 3; n++ {
		if begunWords[toks[k].word] || expectedWords[toks[k].word] {
			p.start = toks[k].start
			return p
		}
		if !fromWords[toks[k].word] && !validLinks[toks[k].word] && toks[k].word != "im" && toks[k].word != "in" && toks[k].word != "for" && toks[k].sign != ':' {
			break
		}
		k--
	}
	return p
}

// spanning is one period from the beginning of a to the end of b, and the words between them.
func spanning(a, b period) period {
	a.to, a.open, a.ranged, a.end = b.to, false, true, b.end
	a.dates[1] = b.dates[1]
	a.month, a.bare = a.month || b.month, false
	return a
}
