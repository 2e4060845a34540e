package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

var bareURL = pattern.New(`(?i)\b(?:https?://|www\.)[^\s<>()|,;]+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|ai|app|de|at|ch|fr|es|eu|co|uk|info|tech|xyz|it|nl|be|us|in|edu|gov|page|site|blog|online|cloud|work|pro|design|inc)(?:/[^\s<>()|,;]*)?`)

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

// isUnpaid reports whether a job with an employer of its own is voluntary work.
func (j *job) isUnpaid() bool {
	i, position := j.pick[rolePosition]
	_, org := j.pick[roleOrg]
	return position && org && skill.Unpaid(j.toks[i].text)
}

// isApprenticeship reports whether a job is the time in which a trade was learnt, its examination told with it: "Lehre als Maurer" at a builder's.
func (j *job) isApprenticeship() bool {
	i, position := j.pick[rolePosition]
	return position && apprenticeship.MatchString(fold(j.toks[i].text)) && slices.ContainsFunc(j.head, func(r row) bool { return examined.MatchString(fold(r.text)) || profile.Unfinished(r.text) != nil })
}

// examined matches the examination at the end of an apprenticeship, accents dropped.
var examined = pattern.New(`\b(\pL*prufung|\pL*brief|abschluss|note|ihk|hwk|lap|efz)\b`)

// apprenticeship matches a time of training that names its trade, accents dropped.
var apprenticeship = pattern.New(`^(lehre|berufslehre|ausbildung|berufsausbildung|umschulung) (als|zum|zur) \pL`)

// ownAccount opens the title of who works for themselves, accents dropped.
var ownAccount = pattern.New(`^(selbst(st)?andige?r?|freiberufliche?r?|freischaffende?r?|self[- ]employed|freelance|independante?|auto-?entrepreneu\pL+|autonom[oa]|por cuenta propia)\b`)

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
	if b.torn {
		return b.tornJobs(sec.lines)
	}
	es := b.jobEntries(sec.lines)
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

// jobEntries parts a section into jobs. Where each line is a dated list item, each is one.
func (b *book) jobEntries(lines []line) []entry {
	if len(lines) > 1 && allListed(lines) {
		dated := 0
		for i := range lines {
			if lines[i].bullet && len(periods(lines[i].text)) > 0 {
				dated++
			}
		}
		if dated == len(lines) {
			return b.shortEntries(lines)
		}
	}
	return b.entries(lines, true)
}

func jobScore(t tok, r role) float64 {
	if len(t.text) > 160 {
		return 0
	}
	if bareURL.FindString(t.text) == t.text {
		if r == roleURL {
			return 1
		}
		return 0
	}
	if isRemark(t.text) {
		return never
	}
	title, org, at := titleScore(t.text), orgScore(t.text), placeScore(online.ReplaceAllString(t.text, ""))
	if activity.MatchString(t.text) && org < 0.8 {
		title, org = max(title, 0.6), min(org, 0.3)
	}
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

// online matches what stands behind the name of a town where somebody works from afar, too.
var online = pattern.New(`(?i) (?:et|und|and|y|&|/) (?:en ligne|online|remote|à distance|von zu hause)$`)

// activity matches a job that is named by what is done: "Babysitting", "Tutoring".
var activity = pattern.New(`^\p{Lu}\pL{2,}ing($| and | for | at | in |,)`)

// titleLast reports whether the words of a job stand first or last in the text, where a noun phrase has its head.
func titleLast(text string) bool {
	if k := strings.LastIndex(text, " ("); k > 0 && strings.HasSuffix(text, ")") {
		text = text[:k]
	}
	ws := titleSplit(text)
	return len(ws) > 0 && (titleScore(ws[len(ws)-1]) > 0 || titleScore(ws[0]) > 0 && !rankWords[ws[0]])
}

// unnamedWork takes the sections under headings of unknown words ("Now", "Before") for the jobs, where no heading names them and their dated entries are jobs.
func (b *book) unnamedWork(secs []section) {
	var found []int
	all := 0
	for i := range secs {
		if secs[i].kind == work && len(secs[i].lines) > 0 {
			return
		}
		if secs[i].kind != other || secs[i].head.line < 0 {
			continue
		}
		jobs := 0
		for _, j := range b.jobs(&secs[i]) {
			if k, ok := j.pick[rolePosition]; ok && j.date != nil && j.date.ranged && titleScore(j.toks[k].text) >= 0.7 {
				jobs++
			}
		}
		if slices.ContainsFunc(secs[i].lines, func(l line) bool { return degreeScore(l.text) >= 0.7 }) {
			continue
		}
		if all += jobs; jobs > 0 {
			found = append(found, i)
		}
	}
	for _, i := range found {
		if all >= 2 {
			secs[i].kind = work
		}
	}
}

func (b *book) readWork(sec *section) {
	inherited := document.Span{} // an employer above several positions
	var whole *dated             // the time of all of them, if it is told
	var employer style           // how the employer's name looks
	jobs := b.jobs(sec)
	for n, j := range jobs {
		if first := b.firstWords(&j.entry); isBreak(first) || titleScore(first) < 0.7 && profile.Unfinished(first) != nil || slices.ContainsFunc(j.toks, func(t tok) bool { return careerBreak.MatchString(fold(t.text)) && titleScore(t.text) < 0.7 }) {
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
		if k, ok := j.pick[rolePosition]; ok && ownAccount.MatchString(fold(j.toks[k].text)) {
			if o, ok := j.pick[roleOrg]; ok && orgScore(j.toks[o].text) < 0.6 && !ownAccount.MatchString(fold(j.toks[o].text)) && (j.toks[o].sep == ',' && j.toks[o].row == j.toks[k].row || o+1 < len(j.toks) && j.toks[o+1].sep == ',' && j.toks[o+1].row == j.toks[o].row && wordCount(j.toks[o].text) == 1) {
				delete(j.pick, roleOrg) // "Self-employed electrician, housing"
			}
		}
		if j.isApprenticeship() {
			b.putApprenticeship(j)
			continue
		}
		if j.isUnpaid() {
			b.putVolunteer(j) // among the jobs, but no job
			continue
		}
		w := profile.Work{}
		path := fmt.Sprintf("work[%d]", len(b.p.Work))
		if _, ok := j.pick[rolePosition]; ok {
			w.Position = b.put(path+".position", b.extend(j.toks, j.pick, rolePosition), j.sure[rolePosition])
		}
		if _, ok := j.pick[roleOrg]; ok {
			sp, town := b.atLegalForm(b.withoutNote(b.extend(j.toks, j.pick, roleOrg)))
			w.Name = b.put(path+".name", sp, j.sure[roleOrg])
			if _, ok := j.pick[rolePlace]; !ok && town.Start < town.End {
				w.Location = b.put(path+".location", town, 0.7)
			}
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
		} else if i, ok := j.pick[roleOrg]; ok && w.Location == "" && i+1 < len(j.toks) {
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

// putApprenticeship notes an apprenticeship among the jobs as the training that it was.
func (b *book) putApprenticeship(j job) {
	path := fmt.Sprintf("education[%d]", len(b.p.Education))
	degree, area := b.splitDegree(j.toks[j.pick[rolePosition]].span)
	ed := profile.Education{StudyType: b.put(path+".studyType", degree, j.sure[rolePosition])}
	if area.Start < area.End {
		ed.Area = b.put(path+".area", area, j.sure[rolePosition])
	}
	left, gone := b.leftEarly(&j.entry)
	if gone {
		ed.Score = b.put(path+".score", left, 0.85)
	} else if _, ok := j.pick[roleOrg]; ok {
		ed.Institution = b.put(path+".institution", b.withoutNote(b.extend(j.toks, j.pick, roleOrg)), j.sure[roleOrg])
	}
	ed.StartDate, ed.EndDate = b.putDates(path, j.date, true)
	for i := range j.head {
		if ed.Score == "" {
			ed.Score = b.putScore(path, j.head[i].line)
		}
	}
	b.p.Education = append(b.p.Education, ed)
}

// atLegalForm parts a firm from the town that stands right behind its legal form: "Example Logistik GmbH Lübeck".
func (b *book) atLegalForm(sp document.Span) (firm, town document.Span) {
	at, end := sp.Start, -1
	words := 0
	for i := sp.Start; i <= sp.End; i++ {
		if i < sp.End && !unicode.IsSpace(b.text[i]) {
			continue
		}
		if w := b.cut(document.Span{Start: at, End: i}); words > 0 && legalForm(strings.Trim(w, ",;")) && strings.ToUpper(w) != strings.ToLower(w) {
			end = i
		}
		words++
		at = i + 1
	}
	rest := b.trim(document.Span{Start: max(end, sp.Start), End: sp.End}, edge)
	if t := b.cut(rest); end < 0 || t == "" || wordCount(t) > 3 || !titled(t) || strings.ContainsAny(t, "&()") || orgScore(t) >= 0.6 || placeScore(t) < 0.5 && wordCount(t) > 1 {
		return sp, document.Span{}
	}
	return document.Span{Start: sp.Start, End: end}, rest
}

// withoutNote is an employer's name without what a bracket tells about the firm: "Example Oils (food, 240 people)".
func (b *book) withoutNote(sp document.Span) document.Span {
	for i := sp.Start + 3; i+1 < sp.End; i++ {
		if b.text[i] == '(' && b.text[i-1] == ' ' && (unicode.IsLower(b.text[i+1]) || unicode.IsDigit(b.text[i+1])) {
			return b.trim(document.Span{Start: sp.Start, End: i}, "")
		}
	}
	return sp
}

// firstWords are what an entry says first besides its date.
func (b *book) firstWords(e *entry) string {
	for _, rows := range [][]row{e.head, e.body} {
		for i := range rows {
			t := b.cut(b.withoutDate(&rows[i]))
			if label, _, ok := strings.Cut(t, ":"); ok && labelWords[fold(strings.TrimSpace(label))] {
				continue // "Period: 2016 - 2018"
			}
			if t != "" && !onlyDate(t) {
				return t
			}
		}
	}
	return ""
}

// withoutDate is a row without the date at its start.
func (b *book) withoutDate(r *row) document.Span {
	if len(r.dates) > 0 && len(r.cells) > 1 && b.alone(r, r.dates[0]) {
		if _, k := cellOf(r.line, r.dates[0].span); k == 0 {
			return document.Span{Start: r.cells[1].span.Start, End: r.span.End}
		}
	}
	for _, d := range r.dates {
		if d.span.Start <= r.span.Start+1 {
			return b.trim(document.Span{Start: d.span.End, End: r.span.End}, edge)
		}
	}
	return r.span
}

func (b *book) readVolunteer(sec *section) {
	for _, j := range b.jobs(sec) {
		b.putVolunteer(j)
	}
}

// putVolunteer notes an entry of voluntary work.
func (b *book) putVolunteer(j job) {
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
		return
	}
	b.p.Volunteer = append(b.p.Volunteer, v)
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
			if m := bareURL.FindStringIndex(t); m != nil && m[0] <= 2 && m[1] >= len(t)-2 {
				return b.put(path+".url", rows[i].sub(m[0], m[1]), 0.85)
			}
		}
	}
	return ""
}
