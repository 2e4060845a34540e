package resume

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// readName finds the person's name: in large letters near the top, shaped like a name, like the e-mail address if there
// is one. It returns the line's index in doc.Lines, or -1.
func (b *book) readName(secs []section) int {
	type cand struct {
		sp    document.Span
		score float64
		index int
	}
	var best cand
	maxSize := 0
	for i := range b.lines {
		if b.lines[i].page == 1 {
			maxSize = max(maxSize, headStyle(&b.lines[i]).size)
		}
	}
	local, _, _ := strings.Cut(fold(b.p.Basics.Email), "@")
	var lines []line
	for i := range secs {
		k := secs[i].kind
		if k == none || k == contact {
			lines = append(lines, secs[i].lines...)
		} else if k == other || k == summary {
			lines = append(lines, secs[i].lines[:min(2, len(secs[i].lines))]...)
		}
		// A name in the style of a heading.
		if h := secs[i].head; k == other && h.line >= 0 && h.line < 6 {
			lines = append(lines, b.lines[h.line])
		}
	}
	for i := range lines {
		l := &lines[i]
		if l.page != 1 || i > 60 {
			continue
		}
		spans := []document.Span{}
		for _, c := range l.cells {
			spans = append(spans, b.namePieces(c.span)...)
		}
		if len(l.cells) > 1 && wordCount(l.text) <= 4 {
			spans = append(spans, l.span)
		}
		// A first name above a last name, alike in style.
		if i+1 < len(lines) && lines[i+1].index == l.index+1 && headStyle(&lines[i+1]).size == headStyle(l).size && wordCount(l.text) <= 2 && wordCount(lines[i+1].text) <= 2 &&
			(headStyle(l).size > b.body.size || b.typed != nil && local != "" && likeAddress(l.text+" "+lines[i+1].text, local) > likeAddress(l.text, local)) {
			spans = append(spans, document.Span{Start: l.span.Start, End: lines[i+1].span.End})
		}
		for _, sp := range spans {
			t := unspaced(strings.Join(strings.Fields(b.cut(sp)), " "))
			shape := nameShape(t)
			if shape == 0 && inAddress(t, local) {
				shape = 1
			}
			if shape == 0 {
				continue
			}
			score := shape
			size := headStyle(l).size
			switch {
			case size > 0 && size == maxSize && size > b.body.size:
				score += 1
			case size > 0 && b.body.size > 0:
				score += min(0.8, max(0, float64(size-b.body.size)/float64(b.body.size)))
			}
			if l.style.bold {
				score += 0.1
			}
			score += 0.5 / float64(1+i)
			if l.index == 0 || i == 0 {
				score += 0.2
			}
			if local != "" {
				score += likeAddress(t, local)
			}
			if (placeScore(t) >= 0.5 || placeScore(l.text) >= 0.5) && (local == "" || likeAddress(t, local) < 0.5) {
				continue
			}
			if orgScore(t) >= 0.7 {
				score -= 0.5
			}
			if wordCount(t) == 1 && (size == 0 || size < b.body.size*3/2 || local == "") && (local == "" || likeAddress(t, local) < 0.5) {
				score -= 0.9
			}
			if first, _, ok := strings.Cut(t, ","); ok && places().country[fold(first)] != "" {
				continue
			}
			if i > 12 && size <= b.body.size {
				score -= 0.5
			}
			if i > 3 && !b.fonts {
				score -= 0.8
			}
			if score > best.score {
				best = cand{sp, score, l.index}
			}
		}
	}
	if best.score < 0.75 {
		return -1
	}
	text := strings.Join(strings.Fields(b.cut(best.sp)), " ")
	conf := min(0.99, 0.6+0.16*best.score)
	b.p.Basics.Name = b.putAs("basics.name", asSigned(capitals(unspaced(text))), best.sp, conf)
	return best.index
}

// capitals sets right a name in small capitals whose font has none for letters with accents: "KüSTER".
func capitals(name string) string {
	ws := strings.Fields(name)
	for i, w := range ws {
		plain, accented := 0, 0
		for _, c := range w {
			switch {
			case unicode.IsLower(c) && c < 0x80:
				plain = -99
			case unicode.IsUpper(c):
				plain++
			case unicode.IsLower(c) && c != 'ß':
				accented++
			}
		}
		if plain >= 2 && accented > 0 {
			ws[i] = strings.ToUpper(w)
		}
	}
	return strings.Join(ws, " ")
}

// namePieces are the parts of a cell that may be a name: the whole, without "Name:", "CV of", or a degree after a comma.
func (b *book) namePieces(sp document.Span) []document.Span {
	t := b.cut(sp)
	if utf8.RuneCountInString(t) > 80 {
		return nil
	}
	var out []document.Span
	add := func(p document.Span) {
		p = b.trim(p, "|,;:•·–—-()/\"“”„*_#")
		if p.Start < p.End {
			out = append(out, p)
		}
	}
	f := fold(t)
	start := sp.Start
	if utf8.RuneCountInString(f) == utf8.RuneCountInString(t) {
		for _, p := range []string{"curriculum vitae of", "curriculum vitae", "resume of", "resume", "lebenslauf von", "lebenslauf", "cv of", "cv", "nombre y apellidos", "apellidos y nombre", "nom et prenom", "nom, prenom", "name and surname", "name", "full name", "nom", "nombre", "vor- und nachname", "name, vorname"} {
			if strings.HasPrefix(f, p+" ") || strings.HasPrefix(f, p+":") {
				start = sp.Start + utf8.RuneCountInString(p)
				break
			}
		}
	}
	// Degrees after the name are none of it: "Ada Example, M.Sc."
	end := sp.End
	for {
		k := end
		for k > start && b.text[k-1] != ' ' {
			k--
		}
		w := strings.Trim(strings.ToLower(string(b.text[k:end])), ",.()")
		if k <= start || !(postNominals[w] || w == "") {
			break
		}
		end = k
		for end > start && (b.text[end-1] == ' ' || b.text[end-1] == ',') {
			end--
		}
	}
	add(document.Span{Start: start, End: end})
	for _, p := range []string{"resume", "cv", "curriculum vitae", "lebenslauf", "résumé"} {
		if strings.HasSuffix(strings.ToLower(t), " "+p) {
			add(document.Span{Start: start, End: sp.End - utf8.RuneCountInString(p)})
		}
	}
	end = start
	for end < sp.End && !strings.ContainsRune("|,•·–—:(", b.text[end]) && !(b.text[end] == '-' && end > start && b.text[end-1] == ' ') {
		end++
	}
	if end < sp.End && end > start {
		add(document.Span{Start: start, End: end})
	}
	return out
}

var postNominals = set("m.sc msc b.sc bsc ph.d phd mba m.a b.a b.eng m.eng md m.d rn bsn msn cpa pmp esq dipl.-ing dipl.-kfm mph llm ll.m cfa cissp np lpn mrcp frcs pe")

var notNames = set("nombre nom vorname nachname apellidos prenom tel telefono anschrift adresse direccion correo linked java python php javascript net curriculum vitae resume cv lebenslauf profile profil contact page phone email mail address name summary objective company street strasse road avenue rue calle date birth geboren nationality nationalitat driving license anlage bewerbung application cover letter dear " +
	"skills experience education projects university college team software data web full stack cloud new the my for and with your you this that about state city confidential updated last languages references portfolio linkedin github website available upon request senior junior married single male female verheiratet ledig")

var honorifics = set("med phil rer nat iur jur oec habil dr prof mr mrs ms miss herr frau dipl ing msc bsc phd mba mr. mrs. ms. dr. prof. dipl.-ing. m.sc. b.sc. ph.d. jr sr jr. sr. ii iii md m.d. cpa pmp esq rn")

// nameShape says how much a text is shaped like a person's name: 0 to 1.
func nameShape(t string) float64 {
	if utf8.RuneCountInString(t) > 50 {
		return 0
	}
	fs := strings.Fields(t)
	n, odd := 0, 0
	for _, w := range fs {
		w = strings.Trim(w, ",.()")
		if w == "" {
			continue
		}
		low := fold(w)
		if honorifics[low] {
			continue
		}
		if notNames[low] || titleWords[low] {
			return 0
		}
		for _, c := range w {
			if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) && c != '-' && c != '\'' && c != '’' && c != '.' && c != '‐' {
				return 0
			}
		}
		if !startsUpper(w) {
			if !nameParticles[low] {
				return 0
			}
			continue
		}
		if orgWords[low] || areaWords[low] {
			odd++
		}
		n++
	}
	if odd > 0 {
		return 0.3 // "Media Weather Forecaster", but also "Ada Church"
	}
	if k, _ := headingKind(t); k != none {
		return 0
	}
	if degreeScore(t) > 0.5 && wordCount(t) > 1 && titleScore(t) > 0 {
		return 0
	}
	switch {
	case n == 0 || n > 5:
		return 0
	case n == 1:
		if utf8.RuneCountInString(t) < 2 {
			return 0
		}
		return 0.4
	case n <= 3:
		return 1
	}
	return 0.7
}

var nameParticles = set("de la del los las di da dos do von van der den zu zur bin ibn al el le du y e ter ten af av")

// likeAddress says how much a name and the first part of an e-mail address have in common: 0 to 1.
func likeAddress(name, local string) float64 {
	score := 0.0
	for _, w := range words(name) {
		if len(w) >= 3 && strings.Contains(local, w) {
			score += 0.5
		} else if len(w) >= 1 && strings.HasPrefix(local, w[:1]) {
			score += 0.05
		}
	}
	return min(score, 1)
}

// inAddress reports whether an e-mail address bears out that two or three words are a name, though one of them may also be a trade: "Grace Cook".
func inAddress(t, local string) bool {
	fs := strings.Fields(t)
	if len(fs) < 2 || len(fs) > 3 {
		return false
	}
	for _, w := range fs {
		if len(w) < 3 || !startsUpper(w) || !strings.Contains(local, fold(w)) {
			return false
		}
	}
	return true
}

// unspaced closes letter-spaced text: "J O H N  D O E" is "JOHN DOE" where the blanks still tell words apart.
func unspaced(t string) string {
	fs := strings.Split(t, " ")
	single := 0
	for _, w := range fs {
		if utf8.RuneCountInString(w) == 1 {
			single++
		}
	}
	if len(fs) < 5 || single*10 < len(fs)*8 {
		return t
	}
	var b strings.Builder
	for i, w := range fs {
		if w == "" && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// readLabel finds the person's own title, near the name.
func (b *book) readLabel(secs []section, name int) {
	lines := secs[0].lines
	for i := range secs {
		if secs[i].kind == contact && secs[i].head.line >= 0 && secs[i].head.line < 12 && len(lines) < 4 {
			// A column of contact details beside the name: the title under it came in between.
			lines = append(append([]line(nil), lines...), secs[i].lines...)
		}
	}
	if len(lines) == 0 {
		b.labelledTitle(secs)
		return
	}
	best, at := 0.0, document.Span{}
	pos := -1
	for i := range lines {
		if lines[i].index == name {
			pos = i
		}
	}
	nameSpan := b.fields["basics.name"].Span
	for i := range lines {
		l := &lines[i]
		if l.page != 1 || i > 20 || l.bullet && wordCount(l.text) > 6 {
			continue
		}
		for _, c := range l.cells {
			for k, t := range b.pieces(c.span, 0) {
				sp := t.span
				if sp.Start < nameSpan.End && sp.End > nameSpan.Start || wordCount(t.text) > 12 {
					continue
				}
				score := titleScore(t.text)
				if score < 0.7 || len(b.licencesIn(l.span)) > 0 {
					continue // "Driver's licence: B" names no driver
				}
				if strings.ContainsAny(t.text, "@") || sentenceEnd(l.text) && wordCount(l.text) > 10 {
					continue
				}
				if pos >= 0 {
					d := i - pos
					if d < -2 || d > 4 {
						score -= 0.3
					} else {
						score += 0.3 - 0.05*float64(max(d, -d))
					}
				} else {
					score += 0.3 / float64(1+i)
				}
				// The whole line, where it has no signs of contact details: "Freelance Consultant & Developer, Berlin" keeps its parts apart.
				if k == 0 && score > 0 && placeScore(b.cut(c.span)) < 0.5 && wordCount(b.cut(c.span)) <= 12 && !strings.ContainsAny(b.cut(c.span), "@+0123456789") {
					whole := b.trim(c.span, edge)
					if !(whole.Start < nameSpan.End && whole.End > nameSpan.Start) {
						sp = whole
					}
				}
				if score > best+0.01 {
					best, at = score, sp
				}
			}
		}
	}
	at = b.withoutPlace(b.labelGoesOn(lines, at))
	if best < 0.6 && b.labelledTitle(secs) {
		return
	}
	if best >= 0.6 {
		b.p.Basics.Label = b.put("basics.label", at, min(0.95, 0.5+best*0.38))
		return
	}
	// A short line of its own right under a name in large letters.
	if pos >= 0 && b.fonts && pos+1 < len(lines) {
		l := &lines[pos+1]
		t := l.text
		if len(l.cells) == 1 && wordCount(t) <= 8 && !strings.ContainsAny(t, "@|+0123456789•·") && placeScore(t) < 0.5 && !sentenceEnd(t) && (l.box.Empty() || l.box.X0 < lines[pos].box.X1) && startsUpper(t) && bareURL.FindString(t) == "" && !strings.ContainsAny(t, ":") && !labelWords[fold(t)] && !addressLabel.MatchString(fold(t)) {
			b.p.Basics.Label = b.put("basics.label", l.span, 0.6)
		}
	}
}

// withoutPlace is a headline without the town behind it: "Event Manager — Leeds".
func (b *book) withoutPlace(sp document.Span) document.Span {
	ts := b.pieces(sp, 0)
	for n := len(ts); n > 1 && placeScore(ts[n-1].text) >= 0.6 && titleScore(ts[n-1].text) < 0.5; n-- {
		sp.End = ts[n-2].span.End
		ts = ts[:n-1]
	}
	return sp
}

// labelGoesOn takes in the next line where a narrow column breaks a title: "Social worker" above "in family care".
func (b *book) labelGoesOn(lines []line, sp document.Span) document.Span {
	for i := range lines {
		l := &lines[i]
		if sp.Start >= sp.End || sp.End != l.span.End || i+1 >= len(lines) {
			continue
		}
		n, last := &lines[i+1], lastWord(fold(l.text))
		open := startsLower(n.text) || joiningWords[last] || strings.HasSuffix(l.text, "&") || strings.HasSuffix(l.text, ",") || strings.HasSuffix(l.text, "/")
		if open && n.index == l.index+1 && n.gap < 0.9 && headStyle(n) == headStyle(l) && wordCount(n.text) <= 6 && len(n.cells) == 1 && !strings.ContainsAny(n.text, "@|0123456789") {
			sp.End = n.span.End
		}
		break
	}
	return sp
}

// labelledTitle reads a title behind its name among the personal details: "Beruf: Elektroniker", or in the next cell.
func (b *book) labelledTitle(secs []section) bool {
	for i := range secs {
		if k := secs[i].kind; k != none && k != contact {
			continue
		}
		lines := secs[i].lines
		for k := range lines {
			l := &lines[k]
			name, rest, colon := strings.Cut(l.text, ":")
			sp := document.Span{}
			switch fold(strings.TrimSpace(name)) {
			case "beruf", "berufsbezeichnung", "erlernter beruf", "profession", "occupation", "job title", "current position", "metier", "poste", "profesion", "puesto":
			default:
				if len(l.cells) != 2 {
					continue
				}
				switch fold(strings.Trim(b.cut(l.cells[0].span), " :")) {
				case "beruf", "berufsbezeichnung", "erlernter beruf", "profession", "occupation", "job title", "metier", "poste", "profesion", "puesto":
					sp = l.cells[1].span
				default:
					continue
				}
			}
			switch {
			case sp.Start < sp.End:
			case colon && strings.TrimSpace(rest) != "":
				sp = b.trim(l.sub(len(name)+1, len(l.text)), edge)
			case k+1 < len(lines):
				sp = lines[k+1].span
			}
			if t := b.cut(sp); t != "" && wordCount(t) <= 10 && !strings.ContainsAny(t, "@") {
				b.p.Basics.Label = b.put("basics.label", sp, 0.85)
				return true
			}
		}
	}
	return false
}
