package resume

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// degreeWords name a degree or a kind of schooling, accents dropped.
var degreeWords = set(`bachelor bachelors bachelor's master masters master's doctor doctorate doctoral phd ph.d ph.d. dphil mba emba bsc b.sc b.sc. msc m.sc m.sc. ba b.a b.a. ma m.a m.a. bs b.s b.s. ms m.s m.s.
beng b.eng b.eng. meng m.eng m.eng. be b.e b.e. me m.e. btech b.tech b.tech. mtech m.tech m.tech. bba bbs bcom b.com b.com. mcom m.com m.com. bca b.c.a mca m.c.a bed b.ed b.ed. med m.ed llb ll.b ll.b. llm ll.m ll.m. jd j.d j.d. md m.d m.d. mbbs bds bpharm b.pharm
pgce pgdip pgcert hnc hnds gcses nvqs qts dphil edd bachelier agregation capes deaes dees cqp titre bfa b.f.a. mfa m.f.a. bsn msn rn aas a.a.s. a.s. a.a. associate associates associate's diploma degree certificate ged undergraduate postgraduate graduate graduated minor major honours hons hsc ssc sslc cbse icse 10th 12th matriculation intermediate higher-secondary
a-levels a-level gcse gcses high-school ib baccalaureate thesis coursework semester exchange fellow postdoc postdoctoral pgdm pgdca dea des cfa bts dut but deug deust cap bep dcg dscg vae hnd foundation nvq svq btec highers
diplom magister staatsexamen abitur fachabitur hochschulreife allgemeine fachhochschulreife mittlere reife realschulabschluss hauptschulabschluss promotion dr. ausbildung lehre umschulung weiterbildung matura maturitat fachausbildung berufsausbildung studium zertifikat meisterbrief gesellenbrief schulabschluss habilitation bachelorstudium masterstudium fachwirt abschluss facharbeiter facharbeiterin facharbeiterbrief gesellenprufung
licence master mastere maitrise doctorat baccalaureat bac diplome ingenieur formation brevet certificat prepa cpge classe preparatoire
licenciatura licenciado licenciada grado graduado graduada doctorado ingenieria diplomatura diplomado bachillerato tecnico posgrado postgrado curso ciclo formativo fp titulo especializacion secundaria laurea corso eso selectividad`)

var schoolWords = set(`university universities college school institute institut academy universitat hochschule fachhochschule universite ecole lycee faculte universidad escuela instituto facultad colegio ies gymnasium realschule gesamtschule
berufsschule schulen berufskolleg grundschule akademie polytechnic polytechnique politecnico politecnica universita universidade eth epfl mit iit nit iiit tu th fh rwth lmu tum kit ens insa hec essec escp iut ucla usc nyu caltech vhs berufsakademie oberschule fachschule kolleg conservatory seminary bootcamp
bootcamps academia ifsi ifas greta cnam afpa haw htw hft hwr dhbw hs uni udacity coursera edx codecademy kth ucl lse kolleg volkshochschule handelskammer ihk hwk sorbonne centrale epitech epita uned ecole42 dauphine university,`)

// degreeScore says how much a short text looks like a degree: 0 to 1.
func degreeScore(text string) float64 {
	score := 0.0
	if strings.Contains(text, ". ") {
		text = spacedDegree().ReplaceAllString(text, "$1.$2")
	}
	fs := strings.FieldsFunc(fold(text), func(c rune) bool {
		return c == ' ' || c == ',' || c == '(' || c == ')' || c == '/' || c == ':' || c == '|' || c == '–' || c == '-' || c == '\n'
	})
	for i, w := range fs {
		w = strings.ReplaceAll(strings.TrimRight(w, "'’"), "’", "'")
		hit := degreeWords[w] || degreeWords[strings.Trim(w, ".")]
		switch w {
		// Short words that are also other words count only in capitals.
		case "be", "me", "ms", "ma", "ba", "bs", "med", "but", "des", "cap", "ib", "eso", "as", "md", "jd", "fp", "rn", "bed", "dea", "hons":
			hit = hit && strings.Contains(text, strings.ToUpper(w)) || w == "bed" && strings.Contains(text, "BEd") || w == "med" && strings.Contains(text, "MEd")
		case "graduate", "intermediate", "curso", "coursework", "formation", "major", "minor", "foundation", "associate", "certificate", "fellow", "semester", "exchange", "higher", "allgemeine", "ingenieur", "weiterbildung", "thesis":
			if hit {
				score = max(score, 0.6)
				continue
			}
		}
		if hit {
			if i == 0 {
				score = max(score, 0.95)
			} else {
				score = max(score, 0.75)
			}
			continue
		}
		for _, p := range []string{"bachelor", "master", "diplom", "magister"} {
			if strings.HasPrefix(w, p) && len(w) > len(p) {
				score = max(score, 0.9)
			}
		}
		for _, p := range []string{"studium", "ausbildung", "abitur", "abschluss", "reife", "examen"} {
			if strings.HasSuffix(w, p) && len(w) > len(p) {
				score = max(score, 0.85)
			}
		}
	}
	if len(fs) > 14 {
		score *= 0.6
	}
	f := fold(text)
	for _, p := range []string{"high school diploma", "high school", "a levels", "a-levels"} {
		if strings.HasPrefix(f, p) && len(f) < len(p)+12 && p != "high school" {
			score = max(score, 0.95)
		}
	}
	return score
}

var spacedDegree = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(B|M|Ph|Dipl|LL|D)\. ?-?(Sc|A|Eng|D|Ed|Ing|Tech|Com|S|Phil)\b`)
})

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
	if p := fold(t.prev); strings.Contains(p, "thesis") || strings.Contains(p, "topic") || strings.HasSuffix(p, "arbeit") || strings.Contains(p, "memoire") || strings.Contains(p, "tesis") || strings.Contains(p, "schwerpunkt") {
		return 0
	}
	if m := gradeRE().FindStringIndex(t.text); m != nil && (m[1]-m[0])*2 >= len(t.text) {
		return 0
	}
	name := 0.25
	if !startsUpper(t.text) {
		name = 0.08
	}
	if wordCount(t.text) > 10 {
		name = 0.05
	}
	if bareURL().FindString(t.text) == t.text {
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
		if t.sep == '@' {
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
		if v == 0 && degreeScore(t.prev) >= 0.7 {
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

var areaWords = set(`science sciences engineering computer mathematics math maths physics chemistry biology economics business administration management marketing finance accounting law medicine nursing psychology
sociology history philosophy literature english arts art design architecture education journalism communication communications statistics informatics software electrical mechanical civil chemical biomedical
information technology systems data analytics intelligence robotics linguistics political international relations studies music theatre film media health pharmacy biotechnology environmental geography anthropology
informatik wirtschaftsinformatik maschinenbau elektrotechnik betriebswirtschaft betriebswirtschaftslehre bwl vwl volkswirtschaftslehre mathematik physik chemie biologie medizin rechtswissenschaften jura germanistik anglistik
padagogik psychologie soziologie geschichte wirtschaftsingenieurwesen bauingenieurwesen architektur wirtschaft medieninformatik mechatronik pflegewissenschaft kommunikationswissenschaft
informatique mathematiques physique chimie biologie droit gestion economie commerce lettres histoire psychologie sociologie communication genie electronique mecanique medecine langues comptabilite
informatica matematicas fisica quimica biologia derecho economia administracion empresas empresariales ingenieria industrial telecomunicaciones psicologia sociologia historia filologia comunicacion periodismo medicina enfermeria turismo magisterio electronica mecanica contabilidad mercadotecnia`)

var gradeRE = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(c?gpa|grade|cum\.? gpa|note|gesamtnote|abschlussnote|notendurchschnitt|durchschnitt|percentage|marks|score|mention|nota media|nota|promedio|moyenne|final grade|aggregate)\b\s*(?:of|von|de)?\s*[:=–-]?\s*([0-9]+(?:[.,][0-9]+)?\s*%?(?:\s*(?:/|out of|von|sur|sobre)\s*[0-9]+(?:[.,][0-9]+)?)?)|\b([0-9](?:[.,][0-9]+)?\s*(?:/\s*(?:4|5|10)(?:[.,]0+)?)?)\s*(c?gpa)\b|\b(summa cum laude|magna cum laude|cum laude|first class honou?rs|mention (?:tr[eè]s bien|bien|assez bien)|sobresaliente|matr[ií]cula de honor)\b`)
})

func (b *book) readEducation(sec *section) {
	if h := sec.head.line; h >= 0 && strings.HasSuffix(fold(b.cut(sec.head.span)), "coursework") && b.anchors(b.rows(sec.lines)) == 0 {
		return // names of courses, not schools
	}
	es := b.entries(sec.lines, true)
	all := make([][]tok, len(es))
	for i := range es {
		all[i] = b.splitLead(b.toks(&es[i]))
	}
	picks, sure := casting(all, []role{roleDegree, roleOrg, rolePlace, roleArea}, studyScore)
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
			if area.Start < area.End {
				ed.Area = b.put(path+".area", area, sure[i][roleDegree]-0.05)
			}
		}
		if _, ok := pick[roleOrg]; ok {
			ed.Institution = b.put(path+".institution", b.extend(ts, pick, roleOrg), sure[i][roleOrg])
		}
		if k, ok := pick[roleArea]; ok && ed.Area == "" {
			ed.Area = b.put(path+".area", ts[k].span, sure[i][roleArea])
		}
		ed.StartDate, ed.EndDate = b.putDates(path, e.date, true)
		for _, rows := range [][]row{e.head, e.body} {
			for k := range rows {
				if ed.Score == "" {
					ed.Score = b.putScore(path, rows[k].line)
				}
			}
		}
		ed.URL = b.entryURL(path, e)
		ed.Courses = b.putCourses(path, e.body)
		if ed.Institution == "" && ed.StudyType == "" {
			b.drop(path)
			continue
		}
		if e.date == nil && pickScore(ts, pick, roleOrg, schoolScore) < 0.8 && pickScore(ts, pick, roleDegree, degreeScore) < 0.9 {
			b.drop(path)
			continue
		}
		if alone := ed.StudyType + ed.Institution; (ed.StudyType == "" || ed.Institution == "") && e.date != nil && !e.date.ranged && schoolScore(alone) < 0.5 && degreeScore(alone) < 0.5 && permit().MatchString(fold(alone)) {
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
var permit = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(\pL*(berechtigung|schein|lehrgang|zertifikat|befahigung|sachkunde)|certificat\pL*|certified|licen[sc]e|permit|permis|habilitation|attestation|carne|permiso)\b`)
})

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
	m := gradeRE().FindStringSubmatchIndex(l.text)
	if m == nil {
		return ""
	}
	for _, g := range []int{2, 3, 5} {
		if m[2*g] >= 0 {
			return b.put(path+".score", l.sub(m[2*g], m[2*g+1]), 0.9)
		}
	}
	return ""
}

// putCourses reads "Coursework: a, b, c".
func (b *book) putCourses(path string, rows []row) []string {
	var out []string
	for i := range rows {
		at := strings.IndexByte(rows[i].text, ':')
		if at <= 0 {
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
	return out
}

// splitDegree parts "Bachelor of Science in Computer Science" into degree and area.
func (b *book) splitDegree(sp document.Span) (degree, area document.Span) {
	text := b.cut(sp)
	f := strings.ToLower(text)
	cutAt := func(at, n int) (document.Span, document.Span) {
		k := sp.Start + len([]rune(text[:at]))
		return b.trim(document.Span{Start: sp.Start, End: k}, edge), b.trim(document.Span{Start: k + n, End: sp.End}, edge)
	}
	if len(f) == len(text) {
		for _, w := range []string{" in ", " en ", " im fach ", " im bereich ", " mention ", " zur ", " zum ", " als ", " für ", " pour "} {
			if at := strings.Index(f, w); at > 0 && degreeScore(text[:at]) > 0.5 && !strings.HasPrefix(f, "weiterbildung") {
				return cutAt(at, len([]rune(w)))
			}
		}
		if at := strings.Index(f, " für "); at > 0 && wordCount(text[:at]) == 1 && schoolScore(text[:at]) >= 0.85 {
			return cutAt(at, 5) // "Fachschule für Sozialpädagogik" where the school itself stands beside it
		}
		if at := strings.IndexAny(text, ",:"); at > 0 && degreeScore(text[:at]) > 0.5 && degreeScore(text[at:]) < 0.5 {
			return cutAt(at, 1)
		}
	}
	if m := spacedDegree().FindStringIndex(text); m != nil && m[0] == 0 && strings.Contains(text[:m[1]], " ") {
		// "M. Sc. Physics"
		if rest := strings.TrimLeft(text[m[1]:], ". ,"); areaStart(rest) {
			return cutAt(len(text)-len(rest), 0)
		}
	}
	if m := degreeOf().FindStringSubmatchIndex(text); m != nil {
		return cutAt(m[2], len([]rune(text[m[2]:m[3]])))
	}
	if m := degreeDe().FindStringSubmatchIndex(text); m != nil && schoolScore(text[m[3]:]) < 0.6 {
		return cutAt(m[2], len([]rune(text[m[2]:m[3]])))
	}
	if at := longDegree(text); at > 0 && len(f) == len(text) {
		return cutAt(at, 1)
	}
	// "MSc Computer Science", "B.Sc. Informatik": an abbreviation and the area.
	if at := strings.IndexByte(text, ' '); at > 0 && at <= 10 && len(text) > at+3 {
		w := strings.Trim(f[:min(at, len(f))], ".")
		if abbreviations[w] {
			rest := text[at+1:]
			if f := fold(rest); strings.HasPrefix(f, "(hons)") || strings.HasPrefix(f, "(honours)") || strings.HasPrefix(f, "hons ") || strings.HasPrefix(f, "(honors)") {
				if k := strings.IndexByte(rest, ' '); k > 0 {
					return cutAt(at+1+k, 1)
				}
				return sp, document.Span{}
			}
			if w := words(rest); len(w) > 0 && (w[0] == "of" || w[0] == "en" || w[0] == "de" || w[0] == "der" || w[0] == "in") {
				return sp, document.Span{}
			}
			if degreeScore(rest) < 0.5 || areaStart(rest) {
				return cutAt(at, 1)
			}
		}
	}
	return sp, document.Span{}
}

// degreeOf matches degrees of a state or a level whose field follows a small word: "Título superior de Música".
var degreeOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:diplôme d['’]état|título (?:superior|medio|oficial|profesional)|titre professionnel)( de (?:la |l['’])?| d['’])\pL`)
})

// degreeDe matches French and Spanish degrees of one word whose field, in a capital, follows "de": "Licence de Droit".
var degreeDe = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:licence|ma[îi]trise|mast[eè]re?|master|máster|doctorat|capes|agrégation|bachelor|bts|dut|but|cap|bep|licenciatura|grado|doctorado|posgrado|bachillerato)( de (?:la |l['’])?| d['’]| du | del )\p{Lu}`)
})

// longDegree is how far a degree of several words reaches when an area follows it: "Master of Arts Psychologie".
func longDegree(text string) int {
	m := longDegrees().FindStringIndex(text)
	if m == nil || m[1] >= len(text) || text[m[1]] != ' ' {
		return 0
	}
	rest := words(text[m[1]:])
	if len(rest) == 0 || !startsUpper(strings.TrimSpace(text[m[1]:])) || rest[0] == "degree" || rest[0] == "honours" || rest[0] == "honors" || rest[0] == "hons" || degreeScore(text[m[1]:]) > 0.5 && !areaWords[rest[0]] {
		return 0
	}
	return m[1]
}

var longDegrees = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^((bachelor|master|doctor|associate|magister) of (applied )?(science|arts|engineering|laws|education|fine arts|music|commerce|philosophy|social work)|(post)?graduate (certificate|diploma)|higher national diploma|bac(calauréat)? (professionnel|technologique|général)|(brevet|certificat) (professionnel|d'aptitude professionnelle)|licence professionnelle|master professionnel|grado (medio|superior)|técnico superior|ciclo formativo de grado (medio|superior)|promotion|meisterprüfung|staatsexamen|(erstes|zweites|1\.|2\.) staatsexamen|fachabitur)`)
})

func areaStart(rest string) bool {
	w := words(rest)
	return len(w) > 0 && areaWords[w[0]]
}

var abbreviations = set("pgce bsc b.sc msc m.sc ba b.a ma m.a bs b.s ms m.s beng b.eng meng m.eng be b.e btech b.tech mtech m.tech phd ph.d bcom b.com mcom m.com bba mba bachelor master diplom licence magister doctorat dut bts grado licenciatura")
