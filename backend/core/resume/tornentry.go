package resume

import (
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// clue is a row of a torn text with what its words say: the places of tokens among toks, or -1.
type clue struct {
	row
	toks                       []tok
	title, org, degree, school int
	place                      int
	prose                      bool
}

// clues reads the words of each line.
func (b *book) clues(lines []line) []clue {
	rows := b.rows(lines)
	out := make([]clue, len(rows))
	for i := range rows {
		r := &rows[i]
		c := clue{row: *r, title: -1, org: -1, degree: -1, school: -1, place: -1}
		n := wordCount(r.text)
		first := len(r.dates) > 0 && r.dates[0].span.Start == r.span.Start
		c.prose = r.wrap || n > 18 || startsLower(r.text) && !first || sentenceEnd(r.text) && n > 8 || r.bullet && n > 9 && len(r.dates) == 0 ||
			i+1 < len(rows) && n >= 7 && len(r.dates) == 0 && !rows[i+1].bullet && startsLower(rows[i+1].text)
		fresh := i == 0 || !rows[i-1].wrap && (len(rows[i-1].dates) > 0 || sentenceEnd(rows[i-1].text) || wordCount(rows[i-1].text) <= 9)
		if sp := b.opener(r, fresh); sp.Start < sp.End {
			c.prose = false
			c.toks = b.partToks(b.pieces(sp, 0))
		} else if !c.prose {
			c.toks = b.partToks(b.toks(&entry{head: rows[i : i+1]}))
			c.prose = len(c.toks) > 4 && len(r.dates) == 0 // a list
		}
		if !c.prose {
			label := rowLabel.FindStringSubmatch(r.text)
			for k := range c.toks {
				switch {
				case label != nil && label[1] != "" && c.title < 0:
					c.title = k
				case label != nil && label[2] != "" && c.org < 0:
					c.org = k
				default:
					c.judge(k)
				}
			}
		}
		out[i] = c
	}
	return out
}

// rowLabel matches the label of a row that names a position (first group) or an employer (second).
var rowLabel = pattern.New(`(?i)^\W*(?:((?:job )?title|position|designation|role|funktion|stelle|poste|puesto|cargo)|(company|employer|organi[sz]ation|firma|arbeitgeber|unternehmen|entreprise|employeur|empresa))(?: name| held| title)?\s*:\s*\pL`)

var (
	// openedBy matches a name at the start of a row and what tells about it: "Paralegal. Assigned to ...", "Owner - Promoted to ...".
	openedBy = pattern.New(`^([\pL][\pL/&.,'’ -]{1,60}?)(?: ?\([^()]{1,40}\))?(?:\. | - | – |: )\p{Lu}`)
	// served matches how a sentence about a job opens: "Worked as a ...".
	served = pattern.New(`(?i)^(?:i )?(?:have |had |am |was |been )*(?:presently |currently )?(?:work(?:ed|ing)|serv(?:ed|ing)|employed|acted|acting|appointed|engaged)(?: (?:full|part)[- ]time)? as (?:an? |the )?`)
	// studied matches how a sentence about a degree opens: "Received a Bachelor of ...".
	studied = pattern.New(`(?i)^(?:i )?(?:(?:have |was |am |is )?(?:received|awarded|completed|earned|obtained|attained|(?:currently )?pursuing|hold|holding|holds|graduated with|finished)) (?:an? |the |my |his |her |with )?`)
)

// opener is the part of a row of prose that names a job or a degree before it tells about it; empty if there is none.
func (b *book) opener(r *row, fresh bool) document.Span {
	if m := studied.FindStringIndex(r.text); m != nil && !r.bullet {
		rest := r.text[m[1]:]
		if ws := strings.Fields(rest); len(ws) > 1 && startsUpper(rest) && degreeScore(strings.Join(ws[:min(3, len(ws))], " ")) >= 0.95 {
			return r.sub(m[1], len(r.text))
		}
	}
	if m := served.FindStringIndex(r.text); m != nil && startsUpper(r.text[m[1]:]) {
		return r.sub(m[1], len(r.text))
	}
	if r.wrap || r.bullet || !fresh || wordCount(r.text) < 7 {
		return document.Span{}
	}
	at := 0
	if len(r.dates) > 0 && r.dates[0].span.Start == r.span.Start {
		at = len(string([]rune(r.text)[:r.dates[0].span.End-r.span.Start]))
		at += len(r.text[at:]) - len(strings.TrimLeft(r.text[at:], " .,:;–—-"))
	}
	m := openedBy.FindStringSubmatchIndex(r.text[at:])
	if m == nil {
		return document.Span{}
	}
	if t := r.text[at:][m[2]:m[3]]; wordCount(t) <= 7 && titled(t) && titleScore(t) >= 0.9 && titleHead(t) {
		return r.sub(at+m[2], at+m[3])
	}
	return document.Span{}
}

// judge notes what token k of a row names.
func (c *clue) judge(k int) {
	t := c.toks[k].text
	degree, school, at := degreeScore(t), schoolScore(t), placeScore(t)
	upper := startsUpper(t)
	switch {
	case at >= 0.6 && school < 0.8 && !legalForm(lastWord(t)):
		if c.place < 0 {
			c.place = k
		}
	case upper && degree >= 0.75 && wordCount(t) <= 12 && !(school >= 0.85 && degree < 0.9) && !holder(t) && orgScore(t) < 0.95 && fold(lastWord(t)) != "associates":
		if c.degree < 0 || degreeScore(c.toks[c.degree].text) < degree {
			c.degree = k
		}
	case upper && school >= 0.85 && wordCount(t) <= 10 && !c.titleTok(t):
		if c.school < 0 {
			c.school = k
		}
		if c.org < 0 {
			c.org = k
		}
	case upper && c.titleTok(t):
		if c.title < 0 {
			c.title = k
		}
	case upper && orgScore(t) >= 0.7 && wordCount(t) <= 9 && titled(t):
		if c.org < 0 || orgScore(c.toks[c.org].text) < orgScore(t) {
			c.org = k
		}
	}
}

// holder reports whether a text with the words of a degree names a person who has one: "Postdoctoral Scientist", "PhD Student".
func holder(t string) bool {
	ws := titleSplit(t)
	w := ws[len(ws)-1]
	return len(ws) > 1 && titleWords[w] && !degreeWords[w]
}

// titleHead reports whether the words of a job are the head of the phrase: first, last, or before "of".
func titleHead(t string) bool {
	if titleLast(t) {
		return true
	}
	ws := titleSplit(t)
	for i := 1; i+1 < len(ws); i++ {
		if titleWords[ws[i]] && (linkWords[ws[i+1]] || i+2 == len(ws) && len(ws[i+1]) <= 3) {
			return true // "Assistant Dean of Education", "Chief Project Manager ICT"
		}
	}
	return false
}

// titleTok reports whether a text is the name of a job and not a sentence with such a word in it.
func (c *clue) titleTok(t string) bool {
	s, n := titleScore(t), wordCount(t)
	return s >= 0.6 && n <= 8 && titleHead(t) && (degreeScore(t) <= 0.6 || holder(t)) && orgScore(t) < 0.95 && (titled(t) || n <= 4 && !c.bullet) && (s >= 0.9 || n > 1 || len(c.dates) > 0)
}

// holderOf matches a job and whose it is in one phrase: "Secretary of the Example Council".
var holderOf = pattern.New(`^(\pL[^,;]{2,60}?) (of the|at the|in the|to the|with the|for the|from the|with|from|der|beim|bei der|à la|au|de la|del) (\p{Lu}.*)$`)

// unplace parts a name from the place that a comma joins it to: "Example Foundry, New York, NY", "Sample & Sons, PA".
func (b *book) unplace(ts []tok) []tok {
	var out []tok
	for _, t := range ts {
		first, rest, ok := strings.Cut(t.text, ",")
		named := places().city[fold(first)] || places().region[fold(first)] || places().country[fold(first)] != ""
		if !ok || named || placeScore(t.text) < 0.3 || !(strings.Contains(rest, ",") || wordCount(first) > 2 || strings.Contains(first, "&") || orgScore(first) >= 0.7) {
			out = append(out, t)
			continue
		}
		z := b.cutTok(t, len(first)+1, len(t.text))
		z.sep, z.prev = ',', first
		out = append(out, b.cutTok(t, 0, len(first)), z)
	}
	return out
}

// partToks parts tokens that name two things without a sign between: a job and its employer, a degree and its school.
func (b *book) partToks(ts []tok) []tok {
	var out []tok
	for _, t := range b.unplace(b.splitLead(ts)) {
		if m := holderOf.FindStringSubmatchIndex(t.text); m != nil {
			left, link, right := t.text[m[2]:m[3]], t.text[m[4]:m[5]], t.text[m[6]:m[7]]
			job := titleScore(left) >= 0.9 && titleHead(left) && (orgScore(right) >= 0.7 || schoolScore(right) >= 0.85 || strings.HasSuffix(link, "the") && titled(right) && wordCount(right) > 1)
			study := degreeScore(left) >= 0.75 && schoolScore(right) >= 0.85
			if job || study {
				z := b.cutTok(t, m[6], m[7])
				z.sep, z.prev = '@', left
				out = append(out, b.cutTok(t, m[2], m[3]), z)
				continue
			}
		}
		if at := strings.IndexByte(t.text, '('); at > 3 && titleScore(t.text[:at]) >= 0.9 && titleHead(t.text[:at]) {
			// "Support Engineer (part time)", "Dispatcher (Example County)"
			z := b.cutTok(t, at, len(t.text))
			z.sep, z.prev = '(', t.text[:at]
			if out = append(out, b.cutTok(t, 0, at)); z.text != "" && orgScore(z.text) >= 0.7 {
				out = append(out, z)
			}
			continue
		}
		out = append(out, t)
	}
	return out
}

// loose reports whether a row may be a name that no list knows: short, in capitals, a single stretch.
func (c *clue) loose() bool {
	if c.prose || c.bullet || len(c.dates) > 0 || len(c.toks) == 0 || wordCount(c.text) > 8 || strings.HasSuffix(strings.TrimSpace(c.text), ":") {
		return false
	}
	return c.namely(0)
}

// namely reports whether token k may be a name.
func (c *clue) namely(k int) bool {
	t := c.toks[k].text
	if k == c.title || k == c.degree || k == c.place || wordCount(t) > 6 || !startsUpper(t) || !titled(t) || strings.ContainsAny(t, "@:") || strings.IndexFunc(t, unicode.IsLetter) < 0 || placeScore(t) >= 0.6 || titleScore(t) >= 0.6 {
		return false
	}
	h, _ := headingKind(t)
	return h == none && strings.IndexFunc(t, unicode.IsLower) >= 0 || h == none && len(t) > 1 && shouting(t)
}

// gathering is what is known of the entry that is being put together.
type gathering struct {
	rows                             []int
	title, org, degree, school, date bool
	named                            bool // it has an organisation, or a name that may be one
}

func (g *gathering) add(i int, c *clue) {
	g.rows = append(g.rows, i)
	g.title = g.title || c.title >= 0
	g.org = g.org || c.org >= 0
	g.degree = g.degree || c.degree >= 0
	g.school = g.school || c.school >= 0
	g.date = g.date || len(c.dates) > 0
	g.named = g.named || c.org >= 0 || c.loose()
}

// maxHead is the most rows that name one entry.
const maxHead = 10

// gather puts together the rows that name an entry each: neighbours that are no prose, parted where opens says that another one begins.
func gather(cs []clue, names func(*clue) bool, opens func(g *gathering, i int) bool) []gathering {
	var out []gathering
	var g gathering
	flush := func() {
		if len(g.rows) > 0 {
			out = append(out, g)
		}
		g = gathering{}
	}
	for i := range cs {
		c := &cs[i]
		switch {
		case names(c):
			if len(g.rows) > 0 && (opens(&g, i) || len(g.rows) == maxHead) {
				flush()
			}
			if len(g.rows) == 0 {
				free := 0 // the first row that no entry has
				if len(out) > 0 {
					free = out[len(out)-1].rows[len(out[len(out)-1].rows)-1] + 1
				}
				from := i
				for from > free && from > i-2 && (cs[from-1].placed() || cs[from-1].loose()) && !(from < i && cs[from].loose()) {
					from--
				}
				for ; from < i; from++ {
					g.add(from, &cs[from])
				}
			}
			g.add(i, c)
		case len(g.rows) > 0 && len(g.rows) < 5 && (c.loose() || c.placed()):
			g.add(i, c)
		default:
			flush()
		}
	}
	flush()
	return out
}

// placed reports whether a row holds nothing but a place.
func (c *clue) placed() bool {
	return !c.prose && c.place == 0 && len(c.toks) == 1 && len(c.dates) == 0
}

// titledSoon reports whether the row after row i that is no place or date names a position.
func titledSoon(cs []clue, i int) bool {
	for i++; i < len(cs) && (cs[i].placed() || len(cs[i].dates) > 0 && len(cs[i].toks) == 0); i++ {
	}
	return i < len(cs) && cs[i].title >= 0
}

// tornJobs reads the jobs of a torn section by their words.
func (b *book) tornJobs(lines []line) []job {
	cs := b.clues(lines)
	gs := gather(cs, func(c *clue) bool {
		return !c.prose && (c.title >= 0 || c.org >= 0 && !c.bullet || len(c.dates) > 0 && (!c.bullet || len(c.toks) == 0))
	}, func(g *gathering, i int) bool {
		c := &cs[i]
		title, org, date := c.title >= 0, c.org >= 0, len(c.dates) > 0
		return title && g.title && (date || g.date || org || g.org) || date && g.date && (g.title || g.named) ||
			org && g.org && (!g.title && g.date || g.title && (title || date || titledSoon(cs, i)))
	})
	var jobs []job
	var above tok   // the employer named last
	header := false // it stands alone above the positions held there
	for n, g := range gs {
		j := job{pick: map[role]int{}, sure: map[role]float64{}}
		for k, i := range g.rows {
			j.head = append(j.head, cs[i].row)
			if j.date == nil && len(cs[i].dates) > 0 {
				d := cs[i].dates[0]
				j.date = &d
			}
			for _, t := range cs[i].toks {
				t.row = k
				j.toks = append(j.toks, t)
			}
		}
		b.castJob(cs, g, &j)
		z := len(cs)
		if n+1 < len(gs) {
			z = gs[n+1].rows[0]
		}
		end := g.rows[len(g.rows)-1] + 1
		for i := end; i < z; i++ {
			j.body = append(j.body, cs[i].row)
		}
		_, position := j.pick[rolePosition]
		o, org := j.pick[roleOrg]
		switch {
		case org && !position && n+1 < len(gs) && gs[n+1].title && !gs[n+1].org && gs[n+1].rows[0]-end <= 4:
			above, header = j.toks[o], true
			continue
		case org:
			above, header = j.toks[o], false
		case position && above.text != "" && (header || n > 0 && g.rows[0] == gs[n-1].rows[len(gs[n-1].rows)-1]+1):
			above.row = -1
			j.toks = append(j.toks, above)
			j.pick[roleOrg], j.sure[roleOrg] = len(j.toks)-1, 0.7
		}
		o, org = j.pick[roleOrg]
		_, place := j.pick[rolePlace]
		if position || org && j.date != nil && (place || orgScore(j.toks[o].text) >= 0.95) {
			jobs = append(jobs, j)
		}
	}
	return jobs
}

// castJob finds position, employer and place among the tokens of a job.
func (b *book) castJob(cs []clue, g gathering, j *job) {
	type found struct {
		at    int
		score float64
	}
	title, org, place := found{-1, 0}, found{-1, 0}, found{-1, 0}
	better := func(f *found, at int, score float64) {
		if score > f.score {
			*f = found{at, score}
		}
	}
	at := 0
	rowOf := func(i int) (int, *clue) { return at, &cs[g.rows[i]] }
	titleRow := -1
	for i := range g.rows {
		base, c := rowOf(i)
		if c.title >= 0 && title.at < 0 {
			better(&title, base+c.title, titleScore(c.toks[c.title].text))
			titleRow = i
		}
		at += len(c.toks)
	}
	at = 0
	for i := range g.rows {
		base, c := rowOf(i)
		client := strings.HasPrefix(fold(c.text), "client") || strings.HasPrefix(fold(c.text), "kunde")
		for k := range c.toks {
			t := c.toks[k].text
			if k == c.place {
				better(&place, base+k, 0.9)
			}
			if base+k == title.at || client || placeScore(t) >= 0.6 && schoolScore(t) < 0.8 {
				continue
			}
			switch score := max(orgScore(t), schoolScore(t)); {
			case score >= 0.7 && startsUpper(t) && titled(t) && k != c.title && wordCount(t) <= 9:
				better(&org, base+k, score)
			case !c.namely(k):
			case c.toks[k].sep == '@':
				better(&org, base+k, 0.75)
			case c.place > k && k == 0:
				better(&org, base+k, 0.65)
			case titleRow == i && k+1 == c.title:
				better(&org, base+k, 0.6)
			case titleRow == i && k == c.title+1:
				better(&org, base+k, 0.5)
			case titleRow >= 0 && k == 0 && i < titleRow:
				better(&org, base+k, 0.55)
			case titleRow >= 0 && k == 0 && i > titleRow:
				better(&org, base+k, 0.52)
			case titleRow < 0 && k == 0 && len(c.dates) > 0 && c.place >= 0:
				better(&org, base+k, 0.5)
			}
		}
		at += len(c.toks)
	}
	if j.date == nil && org.score < 0.62 {
		org.at = -1 // without a date it takes more to tell an employer from a word beside the position
	}
	for r, f := range map[role]found{rolePosition: title, roleOrg: org, rolePlace: place} {
		if f.at >= 0 {
			j.pick[r], j.sure[r] = f.at, 0.5+0.45*f.score
		}
	}
}

// tornStudies reads the studies of a torn section by their words, in the form that casting gives.
func (b *book) tornStudies(lines []line) (es []entry, all [][]tok, picks []map[role]int, sure []map[role]float64) {
	cs := b.clues(lines)
	gs := gather(cs, func(c *clue) bool {
		return !c.prose && (c.degree >= 0 || c.school >= 0 || len(c.dates) > 0 && len(c.toks) == 0)
	}, func(g *gathering, i int) bool {
		c := &cs[i]
		degree, school, date := c.degree >= 0, c.school >= 0, len(c.dates) > 0
		return degree && g.degree || school && g.school && (g.degree || g.date) || date && g.date && (g.degree || g.school)
	})
	var above tok
	for n, g := range gs {
		e := entry{}
		pick, sr := map[role]int{}, map[role]float64{}
		var ts []tok
		set := func(r role, at int, score float64) {
			if _, ok := pick[r]; !ok && at >= 0 {
				pick[r], sr[r] = len(ts)+at, 0.5+0.45*score
			}
		}
		for k, i := range g.rows {
			c := &cs[i]
			e.head = append(e.head, c.row)
			if e.date == nil && len(c.dates) > 0 {
				d := c.dates[0]
				e.date = &d
			}
			set(roleDegree, c.degree, 0.9)
			set(roleOrg, c.school, 0.9)
			set(rolePlace, c.place, 0.9)
			for x := range c.toks {
				if x != c.degree && x != c.school && x != c.place && studyScore(c.toks[x], roleArea) >= 0.8 {
					set(roleArea, x, 0.7)
				}
			}
			for _, t := range c.toks {
				t.row = k
				ts = append(ts, t)
			}
		}
		if o, ok := pick[roleOrg]; ok {
			above = ts[o]
		} else if d, ok := pick[roleDegree]; ok && above.text != "" && n > 0 && len(gs[n-1].rows) > 0 && gs[n-1].rows[len(gs[n-1].rows)-1] == g.rows[0]-1 && d >= 0 && (n+1 == len(gs) || !gs[n+1].school || gs[n+1].degree) {
			above.row = -1
			ts = append(ts, above)
			pick[roleOrg], sr[roleOrg] = len(ts)-1, 0.6
		}
		if len(pick) == 0 || pick[roleDegree] == pick[roleOrg] && len(pick) == 1 {
			continue
		}
		z := len(cs)
		if n+1 < len(gs) {
			z = gs[n+1].rows[0]
		}
		for i := g.rows[len(g.rows)-1] + 1; i < z; i++ {
			e.body = append(e.body, cs[i].row)
		}
		es, all, picks, sure = append(es, e), append(all, ts), append(picks, pick), append(sure, sr)
	}
	return es, all, picks, sure
}
