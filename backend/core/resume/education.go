package resume

import (
	"fmt"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

var schoolWords = set(`university universities college school institute institut academy universitat hochschule fachhochschule universite ecole lycee faculte universidad escuela instituto facultad colegio ies gymnasium realschule gesamtschule
berufsschule schulen berufskolleg grundschule akademie polytechnic polytechnique politecnico politecnica universita universidade eth epfl mit iit nit iiit tu th fh rwth lmu tum kit ens insa hec essec escp iut ucla usc nyu caltech vhs berufsakademie oberschule fachschule kolleg conservatory seminary bootcamp
bootcamps academia ifsi ifas greta cnam afpa haw htw hft hwr dhbw hs uni htl hak bhs udacity coursera edx codecademy kth ucl lse kolleg volkshochschule handelskammer ihk hwk sorbonne centrale epitech epita uned ecole42 dauphine university,`)

// schoolScore says how much a short text looks like a school: 0 to 1.
func schoolScore(text string) float64 {
	score := 0.0
	for _, w := range words(text) {
		if schoolWords[w] {
			score = max(score, 0.9)
			continue
		}
		for _, s := range []string{"universitat", "hochschule", "schule", "schulen", "gymnasium", "kolleg", "akademie", "university", "institut"} {
			if len(w) > len(s) && strings.HasSuffix(w, s) {
				score = max(score, 0.85)
			}
		}
	}
	if score == 0 {
		score = orgScore(text) * 0.7
	}
	if wordCount(text) > 12 {
		score *= 0.6
	}
	return score
}

func studyScore(t tok, r role) float64 {
	degree, school, at := degreeScore(t.text), schoolScore(t.text), placeScore(t.text)
	f := fold(t.text)
	if p := fold(t.prev); (t.sep == ':' || wordCount(p) == 1) && (strings.Contains(p, "thesis") || strings.Contains(p, "topic") || strings.HasSuffix(p, "arbeit") || strings.Contains(p, "memoire") || strings.Contains(p, "tesis") || strings.Contains(p, "schwerpunkt")) {
		return 0
	}
	if m := gradeRE.FindStringIndex(t.text); m != nil && (m[1]-m[0])*2 >= len(t.text) {
		return 0
	}
	name := 0.25
	if !startsUpper(t.text) {
		name = 0.08
	}
	if wordCount(t.text) > 10 {
		name = 0.05
	}
	if bareURL.FindString(t.text) == t.text {
		return 0
	}
	switch r {
	case roleDegree:
		if school >= 0.85 && degree < 0.9 || strings.HasPrefix(f, "university") || strings.HasPrefix(f, "universi") {
			degree = min(degree, 0.2)
		}
		if at >= 0.7 {
			return 0
		}
		if n := len(t.text); t.style.size > 0 && t.sep == 0 && n >= 2 && n <= 6 && wordCount(t.text) == 1 && shouting(t.text) && school < 0.5 {
			degree = max(degree, 0.5) // "DCG" opens a line
		}
		if finalGrade.MatchString(f) {
			return 0
		}
		if titleScore(t.text) >= 0.85 && school < 0.5 {
			degree = max(degree, 0.55) // a trade that was learnt
		}
		if degree >= 0.7 && wordCount(t.text) >= 3 {
			degree += 0.15 // "PhD in Computer Science" says more than "PhD"
		}
		return max(degree, name-0.1)
	case roleOrg:
		if degree >= 0.9 && school < 0.85 {
			return 0.05
		}
		if degree >= 0.9 {
			school -= 0.25
		}
		if at >= 0.7 && school < 0.8 {
			return min(0.2, school)
		}
		if t.sep == '@' && startsUpper(t.prev) { // not "with apprenticeship at"
			school += 0.4
		}
		return max(school, name)
	case roleArea:
		if degree >= 0.7 || school >= 0.7 || at >= 0.5 {
			return 0
		}
		v := 0.0
		for _, w := range words(t.text) {
			if areaWords[w] {
				v = 0.8
			}
		}
		if v == 0 && degreeScore(t.prev) >= 0.7 && !namesField.MatchString(t.prev) && !schoolLeaving.MatchString(fold(t.prev)) {
			v = 0.35
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

// finalGrade matches how well a study ended, accents dropped.
var finalGrade = pattern.New(`^abschluss:? (mit |sehr gut|gut|befriedigend|ausreichend|note)`)

// schoolLeaving matches what is gained at the end of school, which has no field, accents dropped.
var schoolLeaving = pattern.New(`(schulabschluss|abitur|reife|matura|reifeprufung)$`)

var areaWords = set(`science sciences engineering computer mathematics math maths physics chemistry biology economics business administration management marketing finance accounting law medicine nursing psychology
sociology history philosophy literature english arts art design architecture education journalism communication communications statistics informatics software electrical mechanical civil chemical biomedical
information technology systems data analytics intelligence robotics linguistics political international relations studies music theatre film media health pharmacy biotechnology environmental geography anthropology
informatik wirtschaftsinformatik maschinenbau elektrotechnik betriebswirtschaft betriebswirtschaftslehre bwl vwl volkswirtschaftslehre mathematik physik chemie biologie medizin rechtswissenschaften jura germanistik anglistik
padagogik psychologie soziologie geschichte wirtschaftsingenieurwesen bauingenieurwesen architektur wirtschaft medieninformatik mechatronik pflegewissenschaft kommunikationswissenschaft
informatique mathematiques physique chimie biologie droit gestion economie commerce lettres histoire psychologie sociologie communication genie electronique mecanique medecine langues comptabilite
informatica matematicas fisica quimica biologia derecho economia administracion empresas empresariales ingenieria industrial telecomunicaciones psicologia sociologia historia filologia comunicacion periodismo medicina enfermeria turismo magisterio electronica mecanica contabilidad mercadotecnia`)

var gradeRE = pattern.New(`(?i)\b(c?gpa|grade|cum\.? gpa|note|gesamtnote|abschlussnote|notendurchschnitt|durchschnitt|percentage|marks|score|mention|nota media|nota|promedio|moyenne|final grade|aggregate)\b\s*(?:of|von|de)?\s*[:=–-]?\s*([0-9]+(?:[.,][0-9]+)?\s*%?(?:\s*(?:/|out of|von|sur|sobre)\s*[0-9]+(?:[.,][0-9]+)?)?)|\b([0-9](?:[.,][0-9]+)?\s*(?:/\s*(?:4|5|10)(?:[.,]0+)?)?)\s*(c?gpa)\b|\b(summa cum laude|magna cum laude|cum laude|first class honou?rs|mention (?:tr[eè]s bien|bien|assez bien)|sobresaliente|matr[ií]cula de honor)\b`)

// studies parts a section into its studies and says which words are the degree and which the school.
func (b *book) studies(lines []line) ([]entry, [][]tok, []map[role]int, []map[role]float64) {
	if b.torn {
		return b.tornStudies(lines)
	}
	es := b.studyEntries(lines)
	all := make([][]tok, len(es))
	for i := range es {
		all[i] = b.splitLead(b.toks(&es[i]))
	}
	picks, sure := casting(all, []role{roleDegree, roleOrg, rolePlace, roleArea}, studyScore)
	return es, all, picks, sure
}

// studyEntries parts a section into studies. Where each line is a list item, each is one.
func (b *book) studyEntries(lines []line) []entry {
	if allListed(lines) {
		return b.shortEntries(lines)
	}
	return b.entries(lines, true)
}

func (b *book) readEducation(sec *section) {
	if h := sec.head.line; h >= 0 && strings.HasSuffix(fold(b.cut(sec.head.span)), "coursework") && b.anchors(b.rows(sec.lines)) == 0 {
		return // names of courses, not schools
	}
	lines, courses := b.courseLines(sec.lines) // courses: lines that name neither a school nor a degree
	es, all, picks, sure := b.studies(lines)
	listed := allListed(lines)
	found := len(courses)
	var school document.Span // above several degrees
	for i := range es {
		e := &es[i]
		ed := profile.Education{}
		path := fmt.Sprintf("education[%d]", len(b.p.Education))
		ts, pick := all[i], picks[i]
		if _, ok := pick[roleDegree]; ok {
			sp := b.extend(ts, pick, roleDegree)
			degree, area := b.splitDegree(sp)
			ed.StudyType = b.put(path+".studyType", degree, sure[i][roleDegree])
			if area.Start >= area.End {
				area = b.subjects(ts, pick[roleDegree])
			}
			if area.Start >= area.End {
				area = b.fieldBehind(ts, pick)
			}
			if k, ok := pick[roleArea]; ok && area.Start >= area.End && ts[k].row == ts[pick[roleDegree]].row {
				area = ts[k].span
			}
			rest, class := b.restOfTitle(ts, pick, degree.End)
			if rest.Start < rest.End && area.Start < area.End {
				rest = document.Span{Start: min(area.Start, rest.Start), End: max(area.End, rest.End)}
			}
			if rest.Start < rest.End {
				area = rest
			}
			if class.Start < class.End {
				ed.Score = b.put(path+".score", class, 0.8)
				if area.Start <= class.Start && class.Start < area.End {
					area = b.trim(document.Span{Start: class.End, End: max(class.End, area.End)}, edge)
				}
				if degree.End > class.Start {
					ed.StudyType = b.put(path+".studyType", b.trim(document.Span{Start: degree.Start, End: class.Start}, edge), sure[i][roleDegree])
				}
			}
			if area = b.field(area); area.Start < area.End {
				ed.Area = b.put(path+".area", area, sure[i][roleDegree]-0.05)
			}
		}
		if o, ok := pick[roleOrg]; ok && ed.Area != "" && schoolScore(ts[o].text) < 0.6 {
			// The degree has its field: what looked like one is the firm before its town.
			if k, ok := pick[roleArea]; ok && k == o-1 && ts[o].sep == ',' && ts[k].row == ts[o].row {
				pick[roleOrg] = k
				delete(pick, roleArea)
			}
		}
		if k, ok := pick[roleOrg]; ok {
			sp := b.extend(ts, pick, roleOrg)
			ed.Institution = b.put(path+".institution", sp, sure[i][roleOrg])
			school = document.Span{}
			if d, ok := pick[roleDegree]; ok && ts[d].row > ts[k].row {
				school = sp
			}
		} else if school.Start < school.End && ed.StudyType != "" && pickScore(ts, pick, roleDegree, degreeScore) >= 0.7 {
			// A further degree of the school named above.
			ed.Institution = b.put(path+".institution", school, 0.7)
		}
		if k, ok := pick[roleArea]; ok && ed.Area == "" {
			ed.Area = b.put(path+".area", b.field(ts[k].span), sure[i][roleArea])
		}
		ed.StartDate, ed.EndDate = b.putDates(path, e.date, true)
		for _, rows := range [][]row{e.head, e.body} {
			for k := range rows {
				if ed.Score == "" {
					ed.Score = b.putScore(path, rows[k].line)
				}
			}
		}
		if left, ok := b.leftEarly(e); ok {
			ed.Score = b.put(path+".score", left, 0.85)
		}
		ed.URL = b.entryURL(path, e)
		if ed.Score == "" {
			ed.Score = b.bareScore(path, e.body)
		}
		papers := papersBelow(e.body)
		courses, found = append(courses, papers...), found+len(papers)
		if len(papers) == 0 {
			ed.Courses = b.putCourses(path, e.body)
		}
		if ed.Institution == "" && ed.StudyType == "" {
			b.drop(path)
			continue
		}
		r := &e.head[0]
		item := r.bullet && len(r.dates) > 0 && (e.date == nil || listed && !e.date.ranged && !(ed.StudyType == "" && schoolScore(ed.Institution) >= 0.85))
		typed := b.typed != nil && len(e.head) == 1 && len(e.body) == 0 && e.date != nil && !e.date.ranged && len(r.cells) == 1 && (ed.StudyType == "" || ed.Institution == "") &&
			schoolScore(r.text) < 0.5 && degreeScore(r.text) < 0.5
		if typed {
			item, found = true, found+1
		}
		course := typed || item && (b.schools > 1 || ed.StudyType != "" && ed.Institution != "") && pickScore(ts, pick, roleDegree, degreeScore) < 0.5 && degreeScore(r.text) < 0.7
		if course || e.date == nil && pickScore(ts, pick, roleOrg, schoolScore) < 0.8 && pickScore(ts, pick, roleDegree, degreeScore) < 0.9 {
			b.drop(path)
			if item {
				for _, rows := range [][]row{e.head, e.body} {
					for k := range rows {
						courses = append(courses, *rows[k].line)
					}
				}
			}
			continue
		}
		if alone := ed.StudyType + ed.Institution; (ed.StudyType == "" || ed.Institution == "") && e.date != nil && !e.date.ranged && schoolScore(alone) < 0.5 && degreeScore(alone) < 0.5 && permit.MatchString(fold(alone)) {
			// A permit among the schools is a certificate.
			sp := b.fields[path+".institution"].Span
			if ed.Institution == "" {
				sp = b.fields[path+".studyType"].Span
			}
			b.drop(path)
			path = fmt.Sprintf("certificates[%d]", len(b.p.Certificates))
			b.p.Certificates = append(b.p.Certificates, profile.Certificate{Name: b.put(path+".name", sp, 0.75), Date: b.putDate(path+".date", e.date)})
			continue
		}
		b.p.Education = append(b.p.Education, ed)
	}
	if found > 0 || len(courses) > 1 {
		b.readCertificates(&section{lines: courses})
	}
}

// fieldBehind is the field of a degree that stands right behind it in other letters: a bold "Master" and "in Chemistry".
func (b *book) fieldBehind(ts []tok, pick map[role]int) document.Span {
	d := pick[roleDegree]
	k := d + 1
	if k >= len(ts) || ts[k].sep != ' ' || ts[k].row != ts[d].row || ts[k].span.Start > ts[d].span.End+1 || schoolScore(ts[k].text) >= 0.6 || placeScore(ts[k].text) >= 0.5 || onlyDate(ts[k].text) {
		return document.Span{}
	}
	sp := ts[k].span
	for _, w := range []string{"in ", "en ", "im Fach ", "mention "} {
		if strings.HasPrefix(ts[k].text, w) {
			sp.Start += len([]rune(w))
		}
	}
	return sp
}

// restOfTitle are the words behind a degree that only commas part from it, from a place in the text on, where the school stands in a row of
// its own: "Bachelor of Arts, Philosophy, Politics". What it was passed with is apart: "BSc, 2.1, Chemistry".
func (b *book) restOfTitle(ts []tok, pick map[role]int, from int) (sp, class document.Span) {
	d := pick[roleDegree]
	if o, ok := pick[roleOrg]; !ok || ts[o].row == ts[d].row {
		return sp, class
	}
	alike := func(a, b style) bool {
		a.caps, b.caps = false, false
		return plainStyle(a) == plainStyle(b)
	}
	for k := d + 1; k < len(ts) && ts[k].row == ts[d].row && ts[k].sep == ',' && alike(ts[k].style, ts[d].style); k++ {
		t := ts[k].text
		if classOnly.MatchString(fold(t)) {
			if sp.Start < sp.End {
				return sp, ts[k].span
			}
			class = ts[k].span
			continue
		}
		if schoolScore(t) >= 0.6 || placeScore(t) >= 0.5 || gradeRE.MatchString(t) {
			break
		}
		if ts[k].span.Start < from && class.Start == class.End {
			continue
		}
		if sp.Start == sp.End {
			sp.Start = ts[k].span.Start
		}
		sp.End = ts[k].span.End
	}
	return sp, class
}

// classOnly matches what a British degree was passed with, where nothing else stands.
var classOnly = pattern.New(`^((first|second|third|upper second|lower second)( class)?( honou?rs)?|1st|2[.:][12]|merit|distinction|pass)$`)

// looksLikeWork reports whether a section whose heading may mean either ("Academic career") lists positions, and another
// section the schools.
func (b *book) looksLikeWork(sec *section) bool {
	if b.schools < 2 || len(sec.lines) == 0 {
		return false
	}
	es := b.entries(sec.lines, true)
	jobs := 0
	for i := range es {
		position := false
		for _, t := range b.toks(&es[i]) {
			if degreeScore(t.text) >= 0.7 {
				return false
			}
			position = position || titleScore(t.text) >= 0.7 && titleLast(t.text)
		}
		if position && es[i].date != nil {
			jobs++
		}
	}
	return jobs*3 >= len(es)*2
}

// subjects are what follows a degree and a colon: "A levels: English, History".
func (b *book) subjects(ts []tok, i int) document.Span {
	if i+1 >= len(ts) || ts[i+1].sep != ':' || ts[i+1].row != ts[i].row || schoolScore(ts[i+1].text) >= 0.6 || ts[i+1].span.Start < ts[i].span.End {
		return document.Span{}
	}
	sp := ts[i+1].span
	for k := i + 2; k < len(ts) && ts[k].sep == ',' && ts[k].row == ts[i].row && schoolScore(ts[k].text) < 0.6; k++ {
		sp.End = ts[k].span.End
	}
	return sp
}

// permit matches the words of what is earned in a course, accents dropped.
var permit = pattern.New(`\b(\pL*(berechtigung|schein|lehrgang|zertifikat|befahigung|sachkunde)|certificat\pL*|certified|licen[sc]e|permit|permis|habilitation|attestation|carne|permiso)\b`)

// splitLead parts "PhD Princeton University", where one style holds a degree and the school after it.
func (b *book) splitLead(ts []tok) []tok {
	var out []tok
	for _, t := range ts {
		k := strings.IndexByte(t.text, ' ')
		if k > 0 && k <= 12 && abbreviations[strings.Trim(fold(t.text[:k]), ".,")] && schoolScore(t.text[k:]) >= 0.8 && degreeScore(t.text[:k]) > 0.5 {
			at := t.span.Start + len([]rune(t.text[:k]))
			a, z := t, t
			a.span.End, a.text = at, t.text[:k]
			z.span = b.trim(document.Span{Start: at, End: t.span.End}, "")
			z.text, z.prev, z.sep = b.cut(z.span), a.text, ' '
			z.slot += "b"
			out = append(out, a, z)
			continue
		}
		// "Taxation University of Hartford": nothing parts the area from the school.
		if at := schoolStart(t.text); at > 0 {
			k := t.span.Start + len([]rune(t.text[:at]))
			a, z := t, t
			a.span = b.trim(document.Span{Start: t.span.Start, End: k}, edge)
			z.span = document.Span{Start: k, End: t.span.End}
			a.text, z.text = b.cut(a.span), b.cut(z.span)
			z.prev, z.sep = a.text, ' '
			z.slot += "b"
			out = append(out, a, z)
			continue
		}
		out = append(out, t)
	}
	return out
}

// schoolStart finds where "University of ..." starts after words of a degree or an area; 0 if it does not.
func schoolStart(t string) int {
	for _, w := range []string{" University of ", " Institute of ", " College of ", " Universidad ", " Université ", " Universität "} {
		if at := strings.Index(t, w); at > 0 {
			before := t[:at]
			if degreeScore(before) > 0.6 && schoolScore(before) < 0.5 || areaStart(lastWord(before)) {
				return at + 1
			}
		}
	}
	return 0
}

func lastWord(t string) string {
	return t[strings.LastIndexAny(t, " /,")+1:]
}

func pickScore(ts []tok, pick map[role]int, r role, score func(string) float64) float64 {
	if i, ok := pick[r]; ok {
		return score(ts[i].text)
	}
	return 0
}

func (b *book) putScore(path string, l *line) string {
	m := gradeRE.FindStringSubmatchIndex(l.text)
	if m == nil {
		if m = classRE.FindStringSubmatchIndex(l.text); m != nil {
			return b.put(path+".score", l.sub(m[2], m[3]), 0.8)
		}
		return ""
	}
	for _, g := range []int{2, 3, 5} {
		if m[2*g] >= 0 {
			return b.put(path+".score", l.sub(m[2*g], m[2*g+1]), 0.9)
		}
	}
	return ""
}

// classRE matches the class of a British degree that opens its line: "First class; year abroad in Brittany".
var classRE = pattern.New(`(?i)^((?:first|(?:upper|lower) second|third)[- ]class(?: hono(?:u)?rs)?)\s*(?:degree\s*)?(?:$|[;,.(])`)

// bareScore reads a list item that is nothing but a grade.
func (b *book) bareScore(path string, rows []row) string {
	for i := range rows {
		if r := &rows[i]; r.bullet && onlyGrade(r.text) {
			return b.put(path+".score", r.span, 0.8)
		}
	}
	return ""
}

// onlyGrade reports whether a text is nothing but a grade: "1,3", "Distinction".
func onlyGrade(t string) bool {
	return bareGrade.MatchString(t) || gradeWords[fold(strings.TrimSpace(t))]
}

var gradeWords = set("distinction merit pass first gut befriedigend bestanden notable sobresaliente aprobado")

// putCourses reads "Coursework: a, b, c".
func (b *book) putCourses(path string, rows []row) []string {
	var out []string
	for i := range rows {
		at := strings.IndexByte(rows[i].text, ':')
		if at <= 0 || strings.Contains(rows[i].text[:at], ";") {
			continue
		}
		f := fold(rows[i].text[:at])
		if !strings.Contains(f, "course") && !strings.Contains(f, "module") && !strings.Contains(f, "schwerpunkt") && !strings.Contains(f, "cours") && !strings.Contains(f, "asignaturas") && !strings.Contains(f, "vertiefung") {
			continue
		}
		sp := b.trim(rows[i].sub(at+1, len(rows[i].text)), "")
		for k := i + 1; k < len(rows) && rows[k].wrap && rows[k].index == rows[k-1].index+1; k++ {
			sp.End = rows[k].span.End
		}
		for _, it := range b.items(sp) {
			out = append(out, b.put(fmt.Sprintf("%s.courses[%d]", path, len(out)), it, 0.85))
		}
	}
	if len(out) > 0 {
		return out
	}
	// Else each item of a list below a study is one.
	for i := 0; i < len(rows); i++ {
		r := &rows[i]
		if !r.bullet || onlyGrade(r.text) || gradeRE.MatchString(r.text) || bareURL.MatchString(r.text) {
			continue
		}
		sp := r.span
		for i+1 < len(rows) && rows[i+1].wrap && rows[i+1].index == rows[i].index+1 {
			i++
			sp.End = rows[i].span.End
		}
		out = append(out, b.put(fmt.Sprintf("%s.courses[%d]", path, len(out)), sp, 0.7))
	}
	return out
}

// looksLikeStudies reports whether the entries of a section called training are times at schools.
func (b *book) looksLikeStudies(sec *section) bool {
	studies, dated := 0, 0
	for i := range sec.lines {
		ps := periods(sec.lines[i].text)
		if len(ps) == 0 {
			continue
		}
		dated++
		if ps[0].ranged && schoolScore(sec.lines[i].text) >= 0.85 {
			studies++
		}
	}
	return studies > 0 && 2*studies >= dated
}
