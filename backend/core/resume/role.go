package resume

import (
	"fmt"
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// role is what a stretch of an entry's head says.
type role int

const (
	noRole role = iota
	rolePosition
	roleOrg
	rolePlace
	roleDegree
	roleArea
	roleName
	roleURL
)

// tok is a stretch of an entry's head: between separators, of one style, without dates.
type tok struct {
	span  document.Span
	text  string
	style style
	slot  string // where it stands: row, cell, place in the cell
	sep   rune   // what stands before it: ',' or another sign, '@' for "at", ' ' for a gap or a change of style, 0 at a row's start
	row   int
	link  string
	prev  string // the text of the token before, in the same row
}

const edge = ",;:|-–—·•/@()[]~»›"

// toks cuts the head of an entry into stretches.
func (s *source) toks(e *entry) []tok {
	var out []tok
	wraps, n := 0, 0
	for i := range e.head {
		r := &e.head[i]
		if i > 0 && s.titleBelow(e, i) {
			wraps++
		} else {
			n = 0
		}
		for ci, c := range r.cells {
			for ri, u := range c.runs {
				for _, piece := range s.without(u.span, s.datesOf(e, r)) {
					if s.remarkBehind(piece, r) {
						continue
					}
					sep := ' '
					if ci == 0 && ri == 0 {
						sep = 0
					}
					for _, t := range s.pieces(piece, sep) {
						t.style = u.style
						t.style.caps = shouting(t.text)
						t.link = u.link
						t.row = i
						t.slot = fmt.Sprint(i-wraps, ci > 0, n)
						n++
						out = append(out, t)
						if len(out) == 14 {
							return s.joinTokens(e, s.unwrap(e, out))
						}
					}
				}
			}
		}
	}
	return s.joinTokens(e, s.unwrap(e, out))
}

// titleBelow reports whether row i of an entry's head is the second line of the title in the row above: both stand out from the text and are
// set alike, the line above was full, and what comes next is set in another way.
func (s *source) titleBelow(e *entry, i int) bool {
	a, b := &e.head[i-1], &e.head[i]
	if !s.fonts || !s.stands(a) || plainStyle(look(a)) != plainStyle(look(b)) || a.box.Empty() || !follows(a, b) {
		return false
	}
	if len(a.cells) != 1 || len(a.dates)+len(b.dates) > 0 || abs(a.box.X0-b.box.X0) > 3 || i+1 < len(e.head) && plainStyle(look(&e.head[i+1])) == plainStyle(look(b)) {
		return false
	}
	return endWith(a, b) > max(s.columnRight(a.line), s.margin(a.line))
}

// follows reports whether row b is one run of words in the line below row a, close enough to go on with it.
func follows(a, b *row) bool {
	return !b.bullet && len(b.cells) == 1 && b.index == a.index+1 && b.page == a.page && b.column == a.column && b.gap < 0.9
}

// unwrap joins names that a narrow column breaks after a hyphen or a small word: "Master Métiers de" above "l'enseignement".
func (s *source) unwrap(e *entry, ts []tok) []tok {
	out := ts[:0:0]
	up := map[int]int{} // rows that go on with the row before: "Institute of Physics," above "University of Example"
	for _, t := range ts {
		if t.row > 0 && s.fonts {
			a, b := &e.head[t.row-1], &e.head[t.row]
			if first, ok := up[t.row]; ok {
				t.row = first
			} else if s.titleBelow(e, t.row) {
				first := t.row - 1
				if f, ok := up[first]; ok {
					first = f
				}
				up[t.row] = first
				if k := len(out) - 1; k >= 0 && out[k].row == first && out[k].span.End <= a.span.End && !strings.HasSuffix(a.text, ",") {
					out[k].span.End = t.span.End
					out[k].text = strings.Join(strings.Fields(s.cut(out[k].span)), " ")
					continue
				}
				t.row, t.sep = first, ','
			} else if strings.HasSuffix(a.text, ",") && len(b.dates) == 0 && follows(a, b) {
				first := t.row - 1
				if f, ok := up[first]; ok {
					first = f
				}
				up[t.row] = first
				t.row, t.sep = first, ','
			}
		}
		if k := len(out) - 1; k >= 0 && s.fonts && t.row == out[k].row+1 {
			p, a, b := out[k], &e.head[out[k].row], &e.head[t.row]
			broken := joiningWords[lastWord(fold(p.text))] || p.span.End < len(s.text) && s.text[p.span.End] == '-' && p.span.End+1 == a.span.End || p.span.End == a.span.End && strings.HasSuffix(p.text, "-")
			if p.style.caps && p.span.End == a.span.End {
				p.style.caps = t.style.caps // "IHK" above "Musterstadt"
			}
			broken = broken || p.span.End == a.span.End && titleScore(p.text) < 0.7 && s.fullAbove(a, b)
			if broken && follows(a, b) && plainStyle(p.style) == plainStyle(t.style) {
				out[k].span.End = t.span.End
				out[k].text = strings.Join(strings.Fields(s.cut(out[k].span)), " ")
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// fullAbove reports whether row b only ends the name that found no room in row a: a few words under the names of row a, in
// a column that row a fills.
func (s *source) fullAbove(a, b *row) bool {
	if b.box.Empty() || a.box.Empty() || wordCount(b.text) > 4 || titleScore(b.text) >= 0.7 || degreeScore(b.text) >= 0.7 {
		return false
	}
	last := a.cells[len(a.cells)-1]
	return abs(s.leftOf(a.doc, last.span)-b.box.X0) < 3 && endWith(a, b) > s.columnRight(b.line)
}

var joiningWords = set("of for and the in für fur und der des de du la le les et y del para d l")

// without cuts the dates out of a span.
func (s *source) without(sp document.Span, dates []dated) []document.Span {
	var out []document.Span
	at := sp.Start
	for at < sp.End {
		next := document.Span{Start: sp.End, End: sp.End}
		for _, d := range dates {
			if d.span.End > at && d.span.Start < next.Start {
				next = d.span
			}
		}
		if next.Start > at {
			out = append(out, document.Span{Start: at, End: min(next.Start, sp.End)})
		}
		if next.End <= at {
			break
		}
		at = next.End
	}
	return out
}

// labelWords name a field where a CV labels it ("Location: Berlin"); they are no names.
var labelWords = set("date dates location place ort datum zeitraum lieu fecha fechas period position role title company employer duration client firma arbeitgeber unternehmen funktion tatigkeit poste entreprise empresa puesto cargo institution institute school degree university organization organisation website web link url email phone from to amtszeit mandat term periodo periode entidad entite motivo inicio diplome etablissement missions titulo centro abschluss ausbildungsstatte taches aufgaben")

var atWords = map[string]bool{"at": true, "bei": true, "chez": true, "@": true, "beim": true}

// shortened are words that a full stop shortens inside a name.
var shortened = set("ltd inc llc gebr nachf kgl st dr dept univ inst assoc dipl prof tech intl natl corp bros hosp acad staatl geprt bakk")

// pieces cuts a span at signs between names: "|", "•", a dash with blanks, a comma, "at".
func (s *source) pieces(sp document.Span, sep rune) []tok {
	var out []tok
	add := func(a, b int, sep rune) {
		p := s.trim(document.Span{Start: a, End: b}, edge)
		// Keep a bracket that belongs to the text.
		if p.Start < p.End && p.End < b && s.text[p.End] == ')' && strings.ContainsRune(s.cut(p), '(') {
			p.End++
		}
		t := s.cut(p)
		if strings.IndexFunc(t, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
			return
		}
		if ws := tokens([]rune(t)); labelWords[fold(t)] || len(ws) <= 3 && len(ws) > 0 && present(ws, 0) == len(ws) {
			return
		}
		if n := asTitle(t); n > 0 {
			p.Start, t = p.Start+n, t[n:]
		}
		out = append(out, tok{span: p, text: t, sep: sep})
	}
	text := s.text
	at, i, depth := sp.Start, sp.Start, 0
	// A separator that opens the run says how it hangs on to what was before.
	for k := sp.Start; k < sp.End; k++ {
		if unicode.IsSpace(text[k]) {
			continue
		}
		if strings.ContainsRune(",|–—-•·@", text[k]) {
			sep = text[k]
		}
		break
	}
	for ; i < sp.End; i++ {
		c := text[i]
		blank := func(k int) bool { return k < sp.Start || k >= sp.End || unicode.IsSpace(text[k]) }
		switch {
		case c == '(':
			end := i + 1
			for end < sp.End && text[end] != ')' && end-i < 100 {
				end++
			}
			if end == sp.End || text[end] != ')' {
				depth++
				continue
			}
			inner := string(text[i+1 : end])
			if placeScore(inner) >= 0.5 || depth == 0 && (onlySmall(inner) || s.employerInside(at, i, inner)) {
				add(at, i, sep)
				if !onlySmall(inner) {
					add(i+1, end, '(')
				}
				at, i, sep = min(end+1, sp.End), end, ' '
				continue
			}
			depth++
		case c == ')':
			depth = max(0, depth-1)
		case depth > 0:
		case c == '|' || c == '•' || c == '·' || c == '‖' || c == '¦' || c == ';' || c == '⋄' || c == '»':
			add(at, i, sep)
			at, sep = i+1, c
		case (c == '-' || c == '–' || c == '—' || c == '/' || c == '@' || c == '~' || c == '‐') && blank(i-1) && blank(i+1), c == '—':
			if c == '/' && blank(i-1) != blank(i+1) {
				continue
			}
			add(at, i, sep)
			at, sep = i+1, c
		case c == '.' && i+2 < sp.End && i-3 >= at && text[i+1] == ' ' && unicode.IsUpper(text[i+2]) && unicode.IsLower(text[i-1]) && unicode.IsLower(text[i-2]) && unicode.IsLetter(text[i-3]) && !shortened[lastWord(fold(string(text[at:i])))]:
			add(at, i, sep)
			at, sep = i+1, c
		case c == ':' && blank(i+1):
			add(at, i, sep)
			at, sep = i+1, c
		case c == ',':
			add(at, i, sep)
			at, sep = i+1, ','
		case unicode.IsSpace(c):
			e := i + 1
			for e < sp.End && unicode.IsLetter(text[e]) && e-i < 7 {
				e++
			}
			if e > i+1 && e < sp.End && unicode.IsSpace(text[e]) && atWords[string(text[i+1:e])] {
				add(at, i, sep)
				at, sep = e, '@'
				i = e - 1
			}
		}
	}
	add(at, sp.End, sep)
	return out
}

// onlySmall reports whether a bracket holds a note that is no name: "(m/w/d)", "(Teilzeit)", "(contract)".
func onlySmall(t string) bool {
	if gradeRE.MatchString(t) && wordCount(t) <= 4 {
		return true
	}
	if bareGrade.MatchString(t) {
		return true
	}
	switch fold(strings.TrimSpace(t)) {
	case "m/w/d", "w/m/d", "m/f/d", "m/w", "w/m", "h/f", "f/h", "m/f", "full-time", "full time", "contract", "cdi", "cdd",
		"permanent", "berufsbegleitend", "fernstudium", "distance learning", "unbefristet", "temps plein", "jornada completa", "remote", "hybrid":
		return true
	}
	return false
}

// bareGrade matches a grade without words, as it stands in brackets behind a school: "1,3".
var bareGrade = pattern.New(`^\s*\d[.,]\d{1,2}\s*$`)

// placeFrom reports whether of three names with commas between them the last two are the place and the first is none of it.
func (s *source) placeFrom(a, b, c tok) bool {
	g := places()
	if c.sep != ',' || c.row != a.row || g.city[fold(a.text)] || placeScore(a.text) >= 0.5 {
		return false
	}
	if g.abbr[strings.Trim(b.text, ".")] || g.region[fold(b.text)] || g.country[fold(b.text)] != "" {
		return false
	}
	return placeScore(s.cut(document.Span{Start: b.span.Start, End: c.span.End})) >= 0.6
}

// orgInTown reports whether token i is a name that no list of places has, before a known town, where nothing else in the
// entry is an organisation: then it is the organisation.
func (s *source) orgInTown(ts []tok, i int) bool {
	g := places()
	f := fold(ts[i+1].text)
	if !g.city[f] || g.region[f] || g.country[f] != "" || placeScore(ts[i].text) > 0 || i+2 < len(ts) && ts[i+2].sep == ',' && ts[i+2].row == ts[i].row {
		return false
	}
	for k := range ts {
		if k != i && k != i+1 && (orgScore(ts[k].text) >= 0.7 && !titleLast(ts[k].text) || schoolScore(ts[k].text) >= 0.7) {
			return false
		}
	}
	return true
}

// joinTokens puts together what a comma parts but belongs together: "Acme, Inc.", "San Jose, CA, USA".
func (s *source) joinTokens(e *entry, ts []tok) []tok {
	var out []tok
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		if k := len(out) - 1; k >= 0 && t.sep == ',' && out[k].row == t.row && legalForm(t.text) {
			out[k].span.End = t.span.End
			out[k].text = s.cut(out[k].span)
			continue
		}
		if k := len(out) - 1; k >= 0 && t.sep == '/' && out[k].row == t.row && strings.Count(e.head[t.row].text, " / ") == 1 && out[k].style == t.style && placeScore(t.text) < 0.5 && orgScore(t.text) < 0.9 && !(titleScore(out[k].text) >= 0.7 && titleScore(t.text) == 0) {
			out[k].span.End = t.span.End
			out[k].text = s.cut(out[k].span)
			continue
		}
		best := 0
		bestScore := max(placeScore(t.text), 0.55)
		for n := 1; n <= 2 && i+n < len(ts); n++ {
			u := ts[i+n]
			if u.sep != ',' || u.row != t.row || legalForm(u.text) || isRemark(u.text) || orgScore(u.text) >= 0.95 {
				break
			}
			if n == 1 && fromHome.MatchString(fold(u.text)) && placeScore(t.text) < 0.5 {
				break // "Example Cloud, Remote"
			}
			if n == 2 && !startsUpper(ts[i+1].text) {
				break // "Example Temps, placed with Sample Ltd, Bristol"
			}
			if n == 2 && schoolScore(ts[i+1].text) >= 0.8 {
				break // "Biology, University of Example, Leeds"
			}
			if n == 1 && s.orgInTown(ts, i) {
				break // "Example & Sons, Bilbao": a name and its town
			}
			if n == 1 && i+2 < len(ts) && s.placeFrom(t, u, ts[i+2]) {
				break // "CalTech, Pasadena, USA": the place starts after the name
			}
			sp := document.Span{Start: t.span.Start, End: u.span.End}
			if p := placeScore(s.cut(sp)); p >= bestScore && orgScore(t.text) < 0.8 && titleScore(t.text) < 0.7 {
				best, bestScore = n, p
			}
		}
		if best > 0 {
			t.span.End = ts[i+best].span.End
			t.text = s.cut(t.span)
			i += best
		}
		if k := len(out) - 1; k >= 0 && out[k].row == t.row {
			t.prev = out[k].text
		}
		out = append(out, t)
	}
	return out
}

// fromHome matches what stands for the place of work that is done at home.
var fromHome = pattern.New(`^(fully |100 ?% )?(remote|home ?office|teletravail|a distance|teletrabajo|en remoto)\b`)

// never is the score of a stretch that cannot play a role, whatever stands in its place elsewhere.
const never = -1

// casting assigns roles to the tokens of each entry. own says how much a token's words fit a role (0 to about 1); slots
// and styles carry what the other entries say, so that one style plays one role through the section.
func casting(entries [][]tok, roles []role, own func(tok, role) float64) ([]map[role]int, []map[role]float64) {
	type key struct {
		name string
		role role
	}
	type styleKey struct {
		st   style
		role role
	}
	slots, styles := map[key][2]float64{}, map[styleKey][2]float64{}
	scores := make([][][]float64, len(entries))
	for e, ts := range entries {
		scores[e] = make([][]float64, len(ts))
		for i, t := range ts {
			scores[e][i] = make([]float64, len(roles))
			for r, ro := range roles {
				v := own(t, ro)
				scores[e][i][r] = v
				if v == never {
					continue
				}
				k := key{t.slot, ro}
				a := slots[k]
				slots[k] = [2]float64{a[0] + v, a[1] + 1}
				sk := styleKey{plainStyle(t.style), ro}
				a = styles[sk]
				styles[sk] = [2]float64{a[0] + v, a[1] + 1}
			}
		}
	}
	mean := func(a [2]float64) float64 {
		if a[1] == 0 {
			return 0
		}
		return a[0] / (a[1] + 0.5)
	}
	picks, sure := make([]map[role]int, len(entries)), make([]map[role]float64, len(entries))
	for e, ts := range entries {
		total := make([][]float64, len(ts))
		for i, t := range ts {
			total[i] = make([]float64, len(roles))
			for r, ro := range roles {
				total[i][r] = scores[e][i][r] + 0.6*mean(slots[key{t.slot, ro}]) + 0.4*mean(styles[styleKey{plainStyle(t.style), ro}])
			}
		}
		n := min(len(ts), 7)
		pick := make([]int, len(roles))
		best := make([]int, len(roles))
		bestScore := -1.0
		used := 0
		var walk func(r int, sum float64)
		walk = func(r int, sum float64) {
			if r == len(roles) {
				if sum > bestScore+1e-9 {
					bestScore = sum
					copy(best, pick)
				}
				return
			}
			for i := 0; i < n; i++ {
				if used&(1<<i) != 0 || total[i][r] < 0.3 || scores[e][i][r] == never {
					continue
				}
				used |= 1 << i
				pick[r] = i
				walk(r+1, sum+total[i][r]-0.01*float64(i))
				used &^= 1 << i
			}
			pick[r] = -1
			walk(r+1, sum)
		}
		walk(0, 0)
		picks[e], sure[e] = map[role]int{}, map[role]float64{}
		for r, i := range best {
			if bestScore >= 0 && i >= 0 && n > 0 {
				picks[e][roles[r]] = i
				// How far the role leads over the best other role of the same token.
				lead := total[i][r]
				for q := range roles {
					if q != r {
						lead = min(lead, total[i][r]-total[i][q])
					}
				}
				sure[e][roles[r]] = min(0.98, 0.78+0.12*max(lead, -0.5)+0.08*min(scores[e][i][r], 1))
			}
		}
	}
	return picks, sure
}

func plainStyle(st style) style {
	return style{size: st.size, bold: st.bold, ital: st.ital, caps: st.caps, font: st.font}
}

// onlySigns reports whether nothing but signs and blanks stands between two places of the text: no date that was cut out.
func (s *source) onlySigns(from, to int) bool {
	return strings.IndexFunc(s.cut(document.Span{Start: from, End: to}), func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0
}

// extend takes tokens that a comma parted and no role claimed into the role before them: "University of California, Berkeley".
func (s *source) extend(ts []tok, pick map[role]int, r role) document.Span {
	i := pick[r]
	sp := ts[i].span
	taken := map[int]bool{}
	for _, k := range pick {
		taken[k] = true
	}
	name := func(t tok) bool {
		return !(startsLower(t.text) && several.MatchString(fold(t.text))) && (r != roleDegree || schoolScore(t.text) < 0.6 && orgScore(t.text) < 0.75)
	}
	if r == rolePosition {
		// "Logistics Officer (92A), Staff Sergeant": the words before the comma are part of it, too.
		for k := i; k > 0; k-- {
			p := ts[k-1]
			if ts[k].sep != ',' || taken[k-1] || p.row != ts[i].row || plainStyle(p.style) != plainStyle(ts[i].style) || placeScore(p.text) >= 0.5 || orgScore(p.text) >= 0.7 && !titleLast(p.text) || titleScore(p.text) == 0 {
				break
			}
			sp.Start = p.span.Start
		}
	}
	if r == roleOrg {
		// "Hollis, Brandt & Example LLP": partners stand before the last one's "&".
		for k := i; k > 0 && strings.ContainsRune(ts[i].text, '&'); k-- {
			p := ts[k-1]
			if ts[k].sep != ',' || taken[k-1] || p.row != ts[i].row || plainStyle(p.style) != plainStyle(ts[i].style) || wordCount(p.text) > 1 || !startsUpper(p.text) || titleScore(p.text) > 0 || placeScore(p.text) >= 0.5 {
				break
			}
			sp.Start = p.span.Start
		}
		// "Example Polytechnic, River Lab": the house stands before its part. Below a degree it needs no word that says so.
		d, below := pick[roleDegree]
		below = below && ts[d].row < ts[i].row
		for k := i; k > 0; k-- {
			p := ts[k-1]
			named := max(orgScore(p.text), schoolScore(p.text)) >= 0.7 || below && startsUpper(p.text) && wordCount(p.text) <= 3
			if ts[k].sep != ',' || taken[k-1] || p.row != ts[i].row || plainStyle(p.style) != plainStyle(ts[i].style) || placeScore(p.text) >= 0.5 || titleScore(p.text) >= 0.7 || !named {
				break
			}
			sp.Start = p.span.Start
		}
		// "AMSPAR / Tame Valley College": two houses at once, where what the person was stands elsewhere.
		if p := i - 1; p >= 0 && ts[i].sep == '/' && !taken[p] && ts[p].row == ts[i].row && (i+1 == len(ts) || ts[i+1].sep != '/') && titleScore(ts[p].text) == 0 && placeScore(ts[p].text) < 0.5 && degreeScore(ts[p].text) < 0.5 && startsUpper(ts[p].text) {
			sp.Start = ts[p].span.Start
		}
		// After an employer or a school a further name is its place more often than its part.
		name = func(t tok) bool {
			if f := fold(t.text); wordCount(f) == 1 && (strings.HasSuffix(f, "heim") || strings.HasSuffix(f, "haus")) {
				return false // a town
			}
			return orgScore(t.text) >= 0.6 || schoolScore(t.text) >= 0.6 || !startsUpper(t.text) && !isRemark(t.text) && !honours.MatchString(t.text)
		}
	}
	// "Bookkeeper / Payroll" is one position where the employer stands in another row.
	o, elsewhere := pick[roleOrg]
	elsewhere = elsewhere && ts[o].row != ts[i].row
	for k := i + 1; k < len(ts); k++ {
		t := ts[k]
		if taken[k] || !name(t) || !s.onlySigns(sp.End, t.span.Start) || t.sep != ',' && !(t.sep == '/' && r == rolePosition && elsewhere) || t.row != ts[i].row || placeScore(t.text) >= 0.5 || t.style != ts[i].style && plainStyle(t.style) != plainStyle(ts[i].style) {
			break
		}
		sp.End = t.span.End
	}
	return sp
}
