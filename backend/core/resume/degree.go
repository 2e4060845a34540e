package resume

import (
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// degreeWords name a degree or a kind of schooling, accents dropped.
var degreeWords = set(`dipl dipl. bachelor bachelors bachelor's master masters master's doctor doctorate doctoral phd ph.d ph.d. dphil mba emba bsc b.sc b.sc. msc m.sc m.sc. ba b.a b.a. ma m.a m.a. bs b.s b.s. ms m.s m.s.
beng b.eng b.eng. meng m.eng m.eng. be b.e b.e. me m.e. btech b.tech b.tech. mtech m.tech m.tech. bba bbs bcom b.com b.com. mcom m.com m.com. bca b.c.a mca m.c.a bed b.ed b.ed. med m.ed llb ll.b ll.b. llm ll.m ll.m. jd j.d j.d. md m.d m.d. mbbs bds bpharm b.pharm
mchem mphys msci mmath mpharm mphil mres bmus mmus pgce pgdip pgcert hnc hnds gcses nvqs qts dphil edd bachelier agregation capes deaes dees cqp titre bfa b.f.a. mfa m.f.a. bsn msn rn aas a.a.s. a.s. a.a. associate associates associate's diploma degree certificate ged undergraduate postgraduate graduate graduated minor major honours hons hsc ssc sslc cbse icse 10th 12th matriculation intermediate higher-secondary
a-levels a-level gcse gcses high-school ib baccalaureate thesis coursework semester exchange fellow postdoc postdoctoral pgdm pgdca dea des cfa bts dut but deug deust cap bep dcg dscg vae hnd foundation nvq svq btec highers
diplom magister staatsexamen abitur fachabitur hochschulreife allgemeine fachhochschulreife mittlere reife realschulabschluss hauptschulabschluss promotion dr. ausbildung lehre umschulung weiterbildung matura maturitat fachausbildung berufsausbildung studium zertifikat meisterbrief gesellenbrief schulabschluss habilitation bachelorstudium masterstudium fachwirt abschluss facharbeiter facharbeiterin facharbeiterbrief gesellenprufung apprenticeship apprentissage efz eba cas berufsmatura profesorado maestria
licence master mastere maitrise doctorat baccalaureat bac diplome ingenieur formation brevet certificat prepa cpge classe preparatoire
licenciatura licenciado licenciada grado graduado graduada doctorado ingenieria diplomatura diplomado bachillerato bachiller tecnico posgrado postgrado curso ciclo formativo fp titulo especializacion secundaria laurea corso eso selectividad`)

// degreeScore says how much a short text looks like a degree: 0 to 1.
func degreeScore(text string) float64 {
	score := 0.0
	if strings.Contains(text, ". ") {
		text = spacedDegree.ReplaceAllString(text, "$1.$2")
	}
	fs := strings.FieldsFunc(fold(text), func(c rune) bool {
		return c == ' ' || c == ',' || c == '(' || c == ')' || c == '/' || c == ':' || c == '|' || c == '–' || c == '-' || c == '\n'
	})
	for i, w := range fs {
		w = strings.ReplaceAll(strings.TrimRight(w, "'’"), "’", "'")
		hit := degreeWords[w] || degreeWords[strings.Trim(w, ".")]
		switch w {
		// Short words that are also other words count only in capitals.
		case "efz", "eba", "cas", "be", "me", "ms", "ma", "ba", "bs", "med", "but", "des", "cap", "ib", "eso", "as", "md", "jd", "fp", "rn", "bed", "dea", "hons":
			hit = hit && strings.Contains(text, strings.ToUpper(w)) || w == "bed" && strings.Contains(text, "BEd") || w == "med" && strings.Contains(text, "MEd")
		case "graduate", "intermediate", "curso", "coursework", "formation", "major", "minor", "foundation", "associate", "certificate", "fellow", "semester", "exchange", "higher", "allgemeine", "ingenieur", "weiterbildung", "thesis", "apprenticeship", "apprentissage":
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
		for _, p := range []string{"studium", "ausbildung", "abitur", "abschluss", "reife", "examen", "lehre", "diplom", "prufung"} {
			if strings.HasSuffix(w, p) && len(w) > len(p) {
				score = max(score, 0.85)
			}
		}
	}
	if len(fs) > 14 {
		score *= 0.6
	}
	f := fold(text)
	for _, p := range []string{"high school diploma", "high school", "a levels", "a-levels", "city & guilds", "city and guilds"} {
		if strings.HasPrefix(f, p) && len(f) < len(p)+12 && p != "high school" {
			score = max(score, 0.95)
		}
	}
	return score
}

var spacedDegree = pattern.New(`\b(B|M|Ph|Dipl|LL|D)\. ?-?(Sc|A|Eng|D|Ed|Ing|Tech|Com|S|Phil)\b`)

// namesField matches a degree that names its field: "Ausbildung zum Koch".
var namesField = pattern.New(`\pL (in|en|zum|zur|als|für|im) \pL`)

// splitDegree parts "Bachelor of Science in Computer Science" into degree and area.
func (b *book) splitDegree(sp document.Span) (degree, area document.Span) {
	text := b.cut(sp)
	f := strings.ToLower(text)
	trade := tradeTitle.FindStringIndex(text)
	cutAt := func(at, n int) (document.Span, document.Span) {
		k := sp.Start + len([]rune(text[:at]))
		return b.trim(document.Span{Start: sp.Start, End: k}, edge), b.trim(document.Span{Start: k + n, End: sp.End}, edge)
	}
	if trade != nil {
		return cutAt(len("titre")+1+strings.IndexByte(text[len("titre")+1:], ' '), 1)
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
	if m := spacedDegree.FindStringIndex(text); m != nil && m[0] == 0 && strings.Contains(text[:m[1]], " ") {
		// "M. Sc. Physics"
		if rest := strings.TrimLeft(text[m[1]:], ". ,"); areaStart(rest) {
			return cutAt(len(text)-len(rest), 0)
		}
	}
	if m := degreeOf.FindStringSubmatchIndex(text); m != nil {
		return cutAt(m[2], len([]rune(text[m[2]:m[3]])))
	}
	if m := degreeDe.FindStringSubmatchIndex(text); m != nil && schoolScore(text[m[3]:]) < 0.6 {
		return cutAt(m[2], len([]rune(text[m[2]:m[3]])))
	}
	if at := strings.IndexByte(text, ' '); at > 0 && (strings.HasSuffix(f[:at], "studium") || f[:at] == "ausbildung" && titleScore(text[at+1:]) >= 0.7 || f[:at] == "lehre" || f[:at] == "umschulung" || f[:at] == "lehrabschluss") && at+1 < len(text) && startsUpper(text[at+1:]) {
		return cutAt(at, 1) // "Bachelorstudium Physiotherapie"
	}
	if len(f) == len(text) && (strings.HasPrefix(f, "studium der ") || strings.HasPrefix(f, "studium des ")) {
		return cutAt(len("studium"), len(" der ")) // "Studium der Humanmedizin"
	}
	if at := longDegree(text); at > 0 && len(f) == len(text) {
		return cutAt(at, 1)
	}
	// "MSc Computer Science", "B.Sc. Informatik": an abbreviation and the area.
	if m := numbered.FindStringIndex(text); m != nil && m[1] < len(text) {
		return cutAt(m[1]-1, 1)
	}
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
			if f := fold(rest); f == "professionnelle" || f == "pro" {
				return sp, document.Span{}
			}
			if degreeScore(rest) < 0.5 || areaStart(rest) {
				return cutAt(at, 1)
			}
		}
	}
	return sp, document.Span{}
}

// tradeTitle matches a title of the state that a trade follows: "Titre professionnel Conducteur de bus".
var tradeTitle = pattern.New(`^(?i:titre (?:professionnel|rncp)) \p{Lu}`)

// numbered matches a French degree with its year: "Master 2 Didactique".
var numbered = pattern.New(`^(?i:master|licence|bachelor|bac|m|l) ?[123] `)

// degreeOf matches degrees of a state or a level whose field follows a small word: "Título superior de Música".
var degreeOf = pattern.New(`(?i)^(?:diplôme d['’]état|título (?:superior|medio|oficial|profesional)|titre professionnel)( de (?:la |l['’])?| d['’])\pL`)

// degreeDe matches French and Spanish degrees of one word whose field, in a capital, follows "de": "Licence de Droit".
var degreeDe = pattern.New(`^(?i:licence|ma[îi]trise|mast[eè]re?|master|máster|doctorat|capes|agrégation|bachelor|bts|dut|but|cap|bep|licenciatura|grado|doctorado|posgrado|bachillerato)( de (?:la |l['’])?| d['’]| du | del )\p{Lu}`)

// longDegree is how far a degree of several words reaches when an area follows it: "Master of Arts Psychologie".
func longDegree(text string) int {
	m := longDegrees.FindStringIndex(text)
	if m == nil || m[1] >= len(text) || text[m[1]] != ' ' {
		return 0
	}
	rest := words(text[m[1]:])
	if len(rest) == 0 || !startsUpper(strings.TrimSpace(text[m[1]:])) || rest[0] == "degree" || rest[0] == "honours" || rest[0] == "honors" || rest[0] == "hons" || degreeScore(text[m[1]:]) > 0.5 && !areaWords[rest[0]] {
		return 0
	}
	return m[1]
}

var longDegrees = pattern.New(`(?i)^((bachelor|master|doctor|associate|magister) of (applied )?(science|arts|engineering|laws|education|fine arts|music|commerce|philosophy|social work)|(post)?graduate (certificate|diploma)|higher national diploma|bac(calauréat)? (professionnel|technologique|général)|(brevet|certificat) (professionnel|d'aptitude professionnelle)|licence professionnelle|master professionnel|grado (medio|superior)|técnico superior|ciclo formativo de grado (medio|superior)|promotion|(?:s|g)?nvq(?: level)? \d|svq(?: level)? \d|btec (?:level \d|national|extended diploma|diploma)|hnc|hnd|\pL+prüfung|meisterprüfung|staatsexamen|(erstes|zweites|1\.|2\.) staatsexamen|fachabitur)`)

func areaStart(rest string) bool {
	w := words(rest)
	return len(w) > 0 && areaWords[w[0]]
}

var abbreviations = set("aas a.a.s a.s a.a bfa b.f.a mfa m.f.a bsn b.s.n msn m.s.n mchem mphys msci mmath mpharm mphil mres pgce bsc b.sc msc m.sc ba b.a ma m.a bs b.s ms m.s beng b.eng meng m.eng be b.e btech b.tech mtech m.tech phd ph.d bcom b.com mcom m.com bba mba bachelor master diplom licence magister doctorat dut bts grado licenciatura")

// fieldLead matches the words before the name of a field: "spécialité génie mécanique".
var fieldLead = pattern.New(`(?i)^(spécialité|spécialisation|option|mention|parcours|filière|schwerpunkt|fachrichtung|studienrichtung|vertiefung|especialidad|mención|(?:speciali[sz]ation|concentration|emphasis) in)(?: ?: ?| )`)

// honours matches a grade that stands where a field may stand: "mention bien".
var honours = pattern.New(`(?i)^(?:mention |mit )?(?:(très |assez )?bien\b|honorable\b|(?:gutem |sehr gutem |ausgezeichnetem )?erfolg\b|auszeichnung\b|summa |magna |cum laude)`)

// field is the name of a field without the words before it; empty where it is a grade.
func (b *book) field(sp document.Span) document.Span {
	t := b.cut(sp)
	if honours.MatchString(t) {
		return document.Span{}
	}
	if m := passedExam.FindStringIndex(t); m != nil && m[0] > 0 {
		sp.End = sp.Start + len([]rune(t[:m[0]]))
		t = t[:m[0]]
	}
	if k := strings.LastIndex(t, ", "); k > 0 && honours.MatchString(t[k+2:]) {
		sp.End = sp.Start + len([]rune(t[:k]))
		t = t[:k]
	}
	if m := fieldLead.FindStringIndex(t); m != nil && m[1] < len(t) {
		sp.Start += len([]rune(t[:m[1]]))
	}
	return sp
}
