package resume

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

var bareURL = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>()|,;]+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|ai|app|de|at|ch|fr|es|eu|co|uk|info|tech|xyz|it|nl|be|us|in|edu|gov|page|site|blog|online|cloud|work|pro|design|inc)(?:/[^\s<>()|,;]*)?`)
})

// job reads what the entries of "work" and "volunteer" have in common.
type job struct {
	entry
	toks []tok
	pick map[role]int
	sure map[role]float64
}

func (j *job) picked(i int) bool {
	for _, k := range j.pick {
		if k == i {
			return true
		}
	}
	return false
}

// heldAt reports whether a job names a position and leaves the employer to the lines above it.
func (j *job) heldAt() bool {
	i, position := j.pick[rolePosition]
	_, org := j.pick[roleOrg]
	return position && !org && titleScore(j.toks[i].text) >= 0.6
}

// weakOrg reports whether the employer is only what follows the position and a comma in its own style: "Sales Director, Midwest".
func (j *job) weakOrg() bool {
	i, org := j.pick[roleOrg]
	p, position := j.pick[rolePosition]
	return org && position && i == p+1 && j.toks[i].sep == ',' && j.toks[i].row == j.toks[p].row && plainStyle(j.toks[i].style) == plainStyle(j.toks[p].style) && orgScore(j.toks[i].text) < 0.6 && titleScore(j.toks[p].text) >= 0.6
}

// heads reports whether a job is only an employer with the whole time there, above the positions held: the next one's time
// lies within.
func (j *job) heads(next *job) bool {
	if len(j.body) > 0 || len(j.toks) == 0 || !j.date.covers(next.date) || !(next.heldAt() || next.weakOrg()) {
		return false
	}
	for _, t := range j.toks {
		if titleScore(t.text) >= 0.6 {
			return false
		}
	}
	return true
}

// covers reports whether a period holds another one, both being known.
func (d *dated) covers(o *dated) bool {
	if d == nil || o == nil || !d.ranged || d.from == "" || o.from == "" {
		return false
	}
	year := func(date string) string { return date[:min(len(date), 4)] }
	switch {
	case year(o.from) < year(d.from):
		return false
	case d.to == "":
		return true
	}
	return o.to != "" && year(o.to) <= year(d.to)
}

// partOfTitle reports whether the employer is only what follows the position and a comma in its own style, where employers
// look otherwise: "Staff Nurse, Surgical Ward" below a bold "Example Hospital".
func (j *job) partOfTitle(employer style) bool {
	i, org := j.pick[roleOrg]
	p, position := j.pick[rolePosition]
	return org && position && i == p+1 && j.toks[i].sep == ',' && j.toks[i].row == j.toks[p].row && plainStyle(j.toks[i].style) == plainStyle(j.toks[p].style) &&
		plainStyle(j.toks[i].style) != employer && orgScore(j.toks[i].text) < 0.95 && titleScore(j.toks[p].text) >= 0.6
}

func (b *book) jobs(sec *section) []job {
	es := b.entries(sec.lines, true)
	b.drawnMarks(es)
	all := make([][]tok, len(es))
	for i := range es {
		all[i] = b.toks(&es[i])
	}
	picks, sure := casting(all, []role{rolePosition, roleOrg, rolePlace}, func(t tok, r role) float64 {
		return jobScore(t, r)
	})
	jobs := make([]job, 0, len(es))
	for i := range es {
		if len(all[i]) == 0 && es[i].date == nil && len(es[i].body) == 0 {
			continue
		}
		jobs = append(jobs, job{es[i], all[i], picks[i], sure[i]})
	}
	return jobs
}

func jobScore(t tok, r role) float64 {
	if len(t.text) > 160 {
		return 0
	}
	if bareURL().FindString(t.text) == t.text {
		if r == roleURL {
			return 1
		}
		return 0
	}
	title, org, at := titleScore(t.text), orgScore(t.text), placeScore(t.text)
	name := 0.25
	if !startsUpper(t.text) {
		name = 0.1
	}
	if wordCount(t.text) > 9 {
		name = 0.05
	}
	last := titleLast(t.text)
	switch r {
	case rolePosition:
		v := max(title, name)
		if org >= 0.95 {
			v = min(v, 0.35)
		} else if org >= 0.7 && title >= 0.7 && !last {
			v = 0.55
		}
		if at >= 0.6 {
			v = min(v, 0.15)
		}
		if t.sep == '@' {
			v -= 0.6
		}
		return v
	case roleOrg:
		v := max(org, name+0.05)
		if title >= 0.7 && org < 0.95 {
			v = 0.1
			if org >= 0.7 && !last {
				v = 0.4
			}
		}
		if at >= 0.6 {
			v = min(v, 0.2)
		}
		if t.sep == '@' {
			v += 0.6
		}
		return v
	case rolePlace:
		if at < 0.4 {
			return 0
		}
		return at
	}
	return 0
}

// titleLast reports whether the words of a job stand first or last in the text, where a noun phrase has its head.
func titleLast(text string) bool {
	if k := strings.LastIndex(text, " ("); k > 0 && strings.HasSuffix(text, ")") {
		text = text[:k]
	}
	ws := titleSplit(text)
	return len(ws) > 0 && (titleScore(ws[len(ws)-1]) > 0 || titleScore(ws[0]) > 0 && !rankWords[ws[0]])
}

func (b *book) readWork(sec *section) {
	inherited := document.Span{} // an employer above several positions
	var whole *dated             // the time of all of them, if it is told
	var employer style           // how the employer's name looks
	jobs := b.jobs(sec)
	for n, j := range jobs {
		if len(j.head) > 0 && careerBreak().MatchString(fold(b.cut(b.withoutDate(&j.head[0])))) {
			continue
		}
		if n+1 < len(jobs) && j.heads(&jobs[n+1]) {
			// The employer and the whole time there, above the positions held.
			inherited, whole = b.extend(j.toks, map[role]int{roleOrg: 0}, roleOrg), j.date
			continue
		}
		if whole != nil && !whole.covers(j.date) {
			inherited, whole = document.Span{}, nil
		}
		if inherited.Start < inherited.End && (j.weakOrg() || j.partOfTitle(employer)) {
			delete(j.pick, roleOrg)
		}
		w := profile.Work{}
		path := fmt.Sprintf("work[%d]", len(b.p.Work))
		if _, ok := j.pick[rolePosition]; ok {
			w.Position = b.put(path+".position", b.extend(j.toks, j.pick, rolePosition), j.sure[rolePosition])
		}
		if _, ok := j.pick[roleOrg]; ok {
			sp := b.extend(j.toks, j.pick, roleOrg)
			w.Name = b.put(path+".name", sp, j.sure[roleOrg])
			inherited = document.Span{}
			if k, ok := j.pick[rolePosition]; ok && j.toks[k].row > j.toks[j.pick[roleOrg]].row {
				inherited, employer = sp, plainStyle(j.toks[j.pick[roleOrg]].style)
			}
		} else if inherited.Start < inherited.End && len(j.toks) <= 2 && (titleScore(w.Position) >= 0.6 || whole != nil && w.Position != "") {
			// A further position at the employer named above.
			w.Name = b.put(path+".name", inherited, 0.7)
		}
		if i, ok := j.pick[rolePlace]; ok {
			w.Location = b.put(path+".location", j.toks[i].span, j.sure[rolePlace])
		} else if i, ok := j.pick[roleOrg]; ok && i+1 < len(j.toks) {
			// "Stadtwerke Musterdorf, Kleinstadt": a place that no list knows.
			if t := j.toks[i+1]; t.sep == ',' && !j.picked(i+1) && wordCount(t.text) <= 2 && titled(t.text) && orgScore(t.text) < 0.6 && titleScore(t.text) == 0 {
				w.Location = b.put(path+".location", t.span, 0.6)
			}
		}
		w.StartDate, w.EndDate = b.putDates(path, j.date, false)
		w.URL = b.entryURL(path, &j.entry)
		w.Summary, w.Highlights = b.putBody(path, j.body)
		if w.Position == "" && w.Name != "" && len(j.body) == 0 && n+1 < len(jobs) && (jobs[n+1].heldAt() || jobs[n+1].weakOrg()) {
			// The employer and the whole time there, above the positions held.
			inherited = b.fields[path+".name"].Span
			b.drop(path)
			continue
		}
		if j.date == nil && titleScore(w.Position) < 0.6 && orgScore(w.Name) < 0.6 {
			// Undated, and no word speaks for a job: a note, not an entry. What it tells belongs to the job before.
			b.drop(path)
			continue
		}
		if w.Position == "" && w.Name == "" && w.StartDate == "" && w.EndDate == "" {
			if len(b.p.Work) == 0 || w.Summary == "" && len(w.Highlights) == 0 {
				b.drop(path)
				continue
			}
		}
		b.p.Work = append(b.p.Work, w)
	}
}

// careerBreak matches what a CV calls a time without a job; such a time is no job.
var careerBreak = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\W*((career|family|planned) break|(parental|maternity|paternity|family|carer'?s) leave|time out|sabbatical|gap year|full[- ]time (parent|carer)|elternzeit|mutterschutz|babypause|familien(phase|zeit|pause)|kindererziehung|erziehungs(zeit|urlaub)|sabbat(jahr|ical)|auszeit|arbeits?(suchend|los|suche)|unemployed|job search|seeking work|conges? (parental|maternite|de maternite|sabbatique)|recherche d.emploi|pause (familiale|carriere|parentale)|interruption de carriere|excedencia|baja (maternal|por maternidad)|busqueda de empleo|desempleo|ano sabatico|pausa (familiar|profesional|laboral)|cuidado de (hijos|familiares))\b`)
})

// withoutDate is a row without a date in a cell of its own at its start.
func (b *book) withoutDate(r *row) document.Span {
	if len(r.dates) > 0 && len(r.cells) > 1 && b.alone(r, r.dates[0]) {
		if _, k := cellOf(r.line, r.dates[0].span); k == 0 {
			return document.Span{Start: r.cells[1].span.Start, End: r.span.End}
		}
	}
	return r.span
}

func (b *book) readVolunteer(sec *section) {
	for _, j := range b.jobs(sec) {
		v := profile.Volunteer{}
		path := fmt.Sprintf("volunteer[%d]", len(b.p.Volunteer))
		if _, ok := j.pick[rolePosition]; ok {
			v.Position = b.put(path+".position", b.extend(j.toks, j.pick, rolePosition), j.sure[rolePosition])
		}
		if _, ok := j.pick[roleOrg]; ok {
			v.Organization = b.put(path+".organization", b.extend(j.toks, j.pick, roleOrg), j.sure[roleOrg])
		}
		if i, ok := j.pick[rolePosition]; ok && v.Organization == "" && i+1 < len(j.toks) && j.toks[i+1].sep == ',' && j.toks[i+1].row == j.toks[i].row && placeScore(j.toks[i+1].text) < 0.5 && titleScore(j.toks[i+1].text) < 0.7 {
			// "Crew member, lifeboat station of Port Example": who it is for needs no capital.
			v.Position = b.put(path+".position", j.toks[i].span, j.sure[rolePosition])
			v.Organization = b.put(path+".organization", j.toks[i+1].span, 0.6)
		}
		v.StartDate, v.EndDate = b.putDates(path, j.date, false)
		v.URL = b.entryURL(path, &j.entry)
		v.Summary, v.Highlights = b.putBody(path, j.body)
		if v.Position == "" && v.Organization == "" && v.StartDate == "" {
			b.drop(path)
			continue
		}
		b.p.Volunteer = append(b.p.Volunteer, v)
	}
}

// putDates notes the dates of an entry. A single date is the end of a study and both ends of a job.
func (b *book) putDates(path string, d *dated, study bool) (from, to string) {
	if d == nil {
		return "", ""
	}
	conf := 0.97
	if d.bare {
		conf = 0.85
	}
	if d.from != "" && !(study && !d.ranged) {
		from = b.putAs(path+".startDate", d.from, d.start, conf)
	}
	if d.to != "" {
		to = b.putAs(path+".endDate", d.to, d.end, conf)
	}
	return from, to
}

// entryURL takes an address that stands in an entry's head or alone on a line of it.
func (b *book) entryURL(path string, e *entry) string {
	for _, rows := range [][]row{e.head, e.body} {
		for i := range rows {
			t := rows[i].text
			if m := bareURL().FindStringIndex(t); m != nil && m[0] <= 2 && m[1] >= len(t)-2 {
				return b.put(path+".url", rows[i].sub(m[0], m[1]), 0.85)
			}
		}
	}
	return ""
}

// putBody parts what is told about an entry into list items (highlights) and prose (summary).
func (b *book) putBody(path string, rows []row) (prose string, items []string) {
	var open, text document.Span
	unmarked := b.unmarked(rows)
	flush := func() {
		if open.Start < open.End {
			items = append(items, b.put(fmt.Sprintf("%s.highlights[%d]", path, len(items)), open, 0.85))
		}
		open = document.Span{}
	}
	for i := range rows {
		r := &rows[i]
		if m := bareURL().FindStringIndex(r.text); m != nil && m[0] <= 2 && m[1] >= len(r.text)-2 {
			continue
		}
		sp := r.span
		if len(r.dates) > 0 && r.anchor && len(r.cells) > 1 {
			// A date at the margin beside a list item is no part of it.
			if _, k := cellOf(r.line, r.dates[0].span); k == len(r.cells)-1 && b.alone(r, r.dates[0]) {
				sp.End = r.cells[k-1].span.End
			}
		}
		switch {
		case r.bullet, unmarked[i]:
			flush()
			open = sp
		case open.Start < open.End && (r.wrap || len(unmarked) > 0 || r.index == rows[max(i-1, 0)].index+1 && !startsUpper(r.text)):
			if r.index == rows[i-1].index+1 {
				open.End = sp.End
			}
		default:
			flush()
			switch {
			case text.Start == text.End && len(items) == 0:
				text = sp
			case i > 0 && text.Start < text.End && len(items) == 0 && r.index == rows[i-1].index+1:
				text.End = sp.End
			case len(items) > 0 && wordCount(r.text) > 2:
				open = sp
			}
		}
	}
	flush()
	if text.Start < text.End {
		prose = b.put(path+".summary", text, 0.8)
	}
	return prose, items
}

// unmarked finds list items whose marks are drawn, not written: lines before which the next word would still have fitted
// on the line above. It returns nil when the rows are running text or have marks.
func (b *book) unmarked(rows []row) map[int]bool {
	right := 0.0
	for i := range rows {
		if rows[i].bullet || rows[i].box.Empty() {
			return nil
		}
		right = max(right, rows[i].box.X1)
	}
	least := 2
	if len(rows) > 0 && b.markX > 0 && abs(rows[0].box.X0-b.markX) < 1.5 {
		right, least = max(right, b.markRight), 1
	}
	out := map[int]bool{}
	for i := range rows {
		if i == 0 {
			out[i] = startsUpper(rows[i].text) || unicode.IsDigit([]rune(rows[i].text)[0])
			continue
		}
		p, r := &rows[i-1], &rows[i]
		if (endWith(p, r) < right || r.gap > p.gap+0.3 && sentenceEnd(p.text)) && !startsLower(r.text) && r.page == p.page {
			out[i] = true
		}
	}
	if len(out) < least || !out[0] {
		return nil
	}
	return out
}

// drawnMarks notes where a section's list items stand whose marks are drawn: right of the names of entries, at one indent.
// An entry with a single item, or with full lines, cannot tell by itself.
func (b *book) drawnMarks(es []entry) {
	b.markX, b.markRight = 0, 0
	for i := range es {
		if e := &es[i]; len(e.body) > 1 && len(e.head) > 0 && b.unmarked(e.body) != nil && !e.body[0].box.Empty() {
			if c := e.head[len(e.head)-1].cells; len(c) > 0 && e.body[0].box.X0 > e.head[len(e.head)-1].box.X0+4 {
				b.markX = e.body[0].box.X0
				break
			}
		}
	}
	if b.markX == 0 {
		return
	}
	for i := range es {
		for k := range es[i].body {
			if r := &es[i].body[k]; atIndent(r, b.markX) {
				b.markRight = max(b.markRight, r.box.X1)
			}
		}
	}
	// The longest line may have ended early, too: what bounds the lines is the column, or where a sentence had to go on below.
	right := 0.0
	for i := range es {
		for k := 1; k < len(es[i].body); k++ {
			p, r := &es[i].body[k-1], &es[i].body[k]
			if !atIndent(p, b.markX) || !atIndent(r, b.markX) {
				continue
			}
			if right == 0 {
				right = max(b.columnRight(r.line), b.margin(r.line))
			}
			if startsLower(r.text) {
				right = min(right, endWith(p, r))
			}
		}
	}
	b.markRight = max(b.markRight, right)
}

// endWith is where row p would end with the first word of row r, below it, in points.
func endWith(p, r *row) float64 {
	word, _, _ := strings.Cut(r.text, " ")
	perChar := (p.box.X1 - p.box.X0) / float64(max(1, len([]rune(p.text))))
	return p.box.X1 + perChar*float64(len([]rune(word))+2)
}

// margin is where the text of a page in one column ends if its margins are alike; 0 for other pages.
func (s *source) margin(l *line) float64 {
	if l.column > 0 || l.page < 1 || l.page > len(s.doc.Pages) {
		return 0
	}
	width := s.doc.Pages[l.page-1].Width
	left := width
	for i := range s.lines {
		if q := &s.lines[i]; q.page == l.page && !q.box.Empty() {
			left = min(left, q.box.X0)
		}
	}
	return width - left
}

// columnRight is the right edge of the column in which a line stands, in points.
func (s *source) columnRight(l *line) float64 {
	right := 0.0
	for i := range s.lines {
		if q := &s.lines[i]; q.page == l.page && q.column == l.column {
			right = max(right, q.box.X1)
		}
	}
	return right
}

// joinLines folds the lines of a section into one span when they follow each other in the text.
func (b *book) joinLines(lines []line) document.Span {
	if len(lines) == 0 {
		return document.Span{}
	}
	sp := lines[0].span
	for i := 1; i < len(lines); i++ {
		if lines[i].index != lines[i-1].index+1 && strings.TrimSpace(b.cut(document.Span{Start: sp.End, End: lines[i].span.Start})) != "" {
			break
		}
		if lines[i].span.Start < sp.End {
			break
		}
		sp.End = lines[i].span.End
	}
	return sp
}
