package evidence

import (
	"strconv"
	"strings"

	"autojob/backend/core/pattern"
)

// personal is said of the person that an ad looks for.
var personal = pattern.New(`(?i)^(?:ability to|knowledge of|experience (?:in|with|of)|familiarity with|proficien\pL+ (?:in|with)|understanding of|excellent|strong|good|solid|proven|previous|prior|working knowledge|must|kenntnisse|erfahrung|gute|sehr gute)\b|(?:candidates?|applicants?|you) (?:should|must|will|need|has|have|possess\pL*)(?: to)? (?:have|possess|be able|hold|bring|be)|you (?:have|bring|possess|are (?:able|familiar|experienced|comfortable|proficient))|(?:sie|du) (?:verfüg|bring|hast|haben|besitz)|vous (?:avez|possédez|maîtrisez)`)

// demands is what a firm asks in the midst of what it says of itself or gives.
var demands = pattern.New(`(?i)(?:\bwe need (?:someone|a|an|you)|\bmust (?:have|hold|possess)|\byou (?:must|need)|\bminimum\b|\bat least\b)[^.;]{0,60}(?:experience|degree|licen[cs]e|diploma)|(?:experience|degree|licen[cs]e|diploma) (?:is |are )?required`)

// wishAside is a wish in brackets for a thing of its own, which says nothing of what stands outside them: "five years in supervision (in a
// bakery preferred)".
var wishAside = pattern.New(`(?i) ?\((?:[\pL-]+ ){2,6}(?:preferred|desired|a plus|von vorteil|souhaité|deseable)\)`)

// weakMust are words that set a measure; beside a wish they demand nothing.
var weakMust = pattern.New(`(?i)\b(?:at least|minimum(?: of)?|proven|strong|mindestens|au moins|al menos|mínimo)\b`)

// unasked takes back what a must-word says.
var unasked = pattern.New(`(?i)(?:but |although |is |are |although it is )?\b(?:not|nicht|no|pas|never)\b (?:be |a |an |strictly |absolutely |zwingend |unbedingt )?(?:required|requirement|mandatory|essential|necessary|must|erforderlich|voraussetzung|obligatoire|imprescindible|necesari[oa])`)

// Inline cues, in the four languages of the program.
var (
	niceCue       = pattern.New(`(?i)\b(nice[- ]to[- ]have|(?:is|are|be|would be|as|considered) an? (?:big |huge |definite |strong |real )?(?:plus|bonus|advantage|asset)|a plus\b|preferred|preferably|desirable|desired|ideally|bonus|advantageous|beneficial|helpful|welcome|would be great|not required|von vorteil|wünschenswert|idealerweise|gerne auch|pluspunkt|un plus|un atout|apprécié|appréciée|souhaité|souhaitée|idéalement|se valorará|valorable|deseable|idealmente|no condition|keine bedingung)`)
	mustCue       = pattern.New(`(?i)\b(must|required|requires?|requirement|essential|mandatory|minimum|at least|need to (?:have|hold|be)|you(?:'ll| will)? need|proven|strong (?:knowledge|experience|background|command)|zwingend|erforderlich|voraussetzung|vorausgesetzt|setzen wir voraus|mindestens|unbedingt|indispensable|exigée?|obligatoire|minimum|imprescindible|requerid[oa]|necesari[oa]|obligatori[oa]|al menos|mínimo)`)
	orCue         = pattern.New(`(?i)\b(or|oder|ou|o|and/or|und/oder)\b|/`)
	eitherListCue = pattern.New(`(?i)\b(such as|like|e\.g\.?|for example|for instance|one of|either|any of|z\. ?b\.|wie|zum beispiel|tel(?:le)?s? que|par exemple|como|por ejemplo|similar)\b`)
)

const number = `(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|ein|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)`

var yearsPattern = pattern.New(`(?i)\b` + number + `\s*(?:\(\d+\)\s*)?\+?\s*(?:(?:-|–|to|bis|à|a)\s*` + number + `\s*\+?\s*)?(?:or more |oder mehr |plus )?(?:years?|yrs?\.?|jahren?|jahre|ans|années|años)\b`)
var experienceCue = pattern.New(`(?i)experience|experienced|erfahrung|praxis|expérience|experiencia|working (?:as|in|with)|in a (?:similar|comparable)|background|track record|post[- ]qualif|qualified|years? \(required\)|years? closing|years? required`)
var yearsOf = pattern.New(`(?i)\b(?:years?|yrs?\.?)['’]?(?: or (?:so|more))? (?:of|in|as|on|with|building|working|leading|managing|writing|running|designing|selling|teaching)\b`)
var atLeastYears = pattern.New(`(?i)(?:at least|minimum(?: of)?|mindestens|au moins|mínimo|al menos)(?: \w+){0,2} ` + number + `\s*\+?\s*(?:years?|yrs?|jahre|ans|años)|(?:at least|minimum of|minimum) ` + number + ` years?`)
var notExperience = pattern.New(`(?i)years? (?:old|of age|or older|and older|or over)|jahre alt|for over \d+ years|since \d{4}|founded|gegründet|years? (?:in business|of history|contract)|fixed[- ]term|warranty`)

var numberWords = map[string]int{"one": 1, "ein": 1, "two": 2, "zwei": 2, "deux": 2, "dos": 2, "three": 3, "drei": 3, "trois": 3, "tres": 3, "four": 4, "vier": 4, "quatre": 4, "cuatro": 4,
	"five": 5, "fünf": 5, "cinq": 5, "cinco": 5, "six": 6, "sechs": 6, "seven": 7, "sieben": 7, "eight": 8, "acht": 8, "nine": 9, "ten": 10, "zehn": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}

// years is the lower end of yearsBetween.
func years(segment string, required bool) int {
	n, _ := yearsBetween(segment, required)
	return n
}

// yearsBetween finds "at least n years of experience" in a segment, and the upper end where it says one; 0 when it asks for none.
// A list of requirements needs no word for experience ("3+ years as Site Manager"), nor does "at least five years in".
func yearsBetween(segment string, required bool) (least, most int) {
	if !yearsPattern.MatchString(segment) {
		return 0, 0
	}
	m := yearsAsked(segment)
	if m == nil || notExperience.MatchString(segment) {
		return 0, 0
	}
	if !experienceCue.MatchString(segment) && !(required && (yearsOf.MatchString(segment) || len(strings.Fields(segment)) < 6)) && !(required && yearsOf.MatchString(segment)) && !atLeastYears.MatchString(segment) {
		return 0, 0
	}
	if least = count(m[1]); least > 25 {
		return 0, 0
	}
	if most = count(m[2]); most <= least || most > 40 {
		most = 0
	}
	return least, most
}

// upTo stands before a number of years that is a limit, not a demand: "less than 2 years", "(0) zero to 5 years".
var upTo = pattern.New(`(?i)(?:less than|fewer than|under|up to|no more than|not more than|maximum(?: of)?|\b0 ?(?:-|–|to|months to)|\bzero (?:-|–|to)|weniger als|höchstens|bis zu|moins de|jusqu'à|menos de|hasta) ?(?:\(\d+\) ?)?$`)

// ofStudy follows years that are the length of a course: "4 year degree".
var ofStudy = pattern.New(`(?i)^['’]? ?(?:(?:undergraduate|college|university|technical|accredited|professional|bachelor['’]?s?|BS|BA) ){0,2}(?:degree|diploma|apprenticeship)\b`)

// yearsAsked is the first number of years in a segment that is neither a limit nor the length of a course.
func yearsAsked(segment string) []string {
	for _, at := range yearsPattern.FindAllStringSubmatchIndex(segment, 4) {
		if upTo.MatchString(segment[:at[0]]) || ofStudy.MatchString(segment[at[1]:]) {
			continue
		}
		m := make([]string, 3)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = segment[at[2*i]:at[2*i+1]]
			}
		}
		return m
	}
	return nil
}

func count(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil {
		n = numberWords[strings.ToLower(word)]
	}
	return n
}

// degreePatterns run from the highest; the lowest that a requirement names is what it asks for, the highest that a CV
// names is what it holds.
var degreePatterns = []struct {
	degree  Degree
	pattern *pattern.Pattern
}{
	{Doctorate, pattern.New(`\bDNP\b|(?i)\bph\.?\s?d\b|doctora(?:te|l|t|do)|promotion in|\bd\.?phil\b|dr\.[- ]ing|doctorat|\bj\.?d\.?\b(?: degree|$)|juris doctor`)},
	{Master, pattern.New(`\bMSN\b|\bM\.S\.|\bMS (?:degree|in\b|or Ph)|\b(?:B\.?S\.?c?|BA|Bachelor(?:s|'s|’s)?)(?:,|/| or| and) ?(?:an? )?(?:MS|MA)\b|\bMS/(?:PhD|Ph\.D|MA)\b|(?i)\bmaster(?:'s|’s|s)?\s+(?:degree|of|in|level|studies)\b|\bmaster(?:'s|’s)|\bm\.?sc\b|\bm\.a\.|\bmba\b|\bm\.?eng\b|\bm\.?ed\b|\bmphil\b|\bll\.?m\b|\bdiplom-|\bdiplomingenieur|\bdiplomkauf|magister|\bgraduate degree|graduate[- ]level (?:degree|education)|staatsexamen|\bmáster\b|postgraduate|advanced degree|bac ?\+ ?5|\bmsw\b|\bpgce\b`)},
	{Bachelor, pattern.New(`\bBS\b|\bB\.S\.|\bBS/|/BS\b|\bBA (?:or|in|degree|required|preferred)\b|\bBA,? (?:BS|BSc)\b|\bBA/|/BA\b|(?i)\bbachelor|\bb\.?sc\b|\bb\.a\.?\b|\bba \(?hons|\bb\.?eng\b|\bb\.?s\.? (?:degree|in)\b|\bb\.?com\b|\bb\.?ed\b|\bll\.?b\b|\bbtech\b|\bb\.?tech\b|\bbsn\b|\bbba\b|\bundergraduate degree|\blicence\b en|\bbac ?\+ ?3|\bgrado en\b|\blicenciatura`)},
	{Vocational, pattern.New(`(?i)\bassociate(?:'s|’s)? degree|\bassociate of\b|\bassociate in\b|\bapprenticeship|\bausbildung\b|\bberufsausbildung|\babgeschlossene ausbildung|\bgesell(?:e|in|enbrief)|\bmeisterbrief|\bnvq\b|\bhnd\b|\bhnc\b|\bbtec\b|\badn\b|\bvocational|\bdiploma in\b|\btrade school|\bcity (?:&|and) guilds|\bcap\b [a-zé]|\bbts\b|\bdut\b|\bformación profesional|\bgrado (?:medio|superior)|\bciclo formativo|\btechnical certificate|\b(?:two|2)[- ](?:\(2\) )?years? (?:technical |college )?degree|\btechnical degree`)},
	{School, pattern.New(`(?i)\bhigh[- ]school|\bged\b|\bgcse|\ba[- ]levels?\b|\babitur\b|\bmittlere reife|\brealschul|\bhauptschul|\bbaccalauréat|\bbachillerato|\bsecondary school|\bleaving certificate`)},
}

// someDegree is a degree without its level: what is meant is at least the first one.
var someDegree = pattern.New(`(?i)\buniversity degree|\bcollege degree|\bdegree (?:in|or|level|is|required)|\b(?:four|4)[- ](?:\(4\) )?years? (?:college |university |undergraduate )?degree|\bundergrad(?:uate)? degree|\bdegree[- ]qualified|\brelevant degree|\bgraduate in\b|\bhochschulstudium|\bstudium\b|\bhochschulabschluss|\btitulación universitaria|\bdiplôme universitaire`)

var degreeContext = pattern.New(`\bBS\b|\bBA\b|\bMS\b|\bB\.S|\bM\.S|\b(?:BSN|MSN|DNP)\b|(?i)degree|diploma|qualif|education|stud(?:y|ium|ies)|abschluss|ausbildung|bachelor|master|ph\.?\s?d|b\.?sc|m\.?sc|mba|gcse|a[- ]level|abitur|high[- ]school|ged|nvq|hnd|btec|vocational|apprentice|diplôme|formation|bac ?\+|titulaci|grado|licenci|formaci|llb|jd|doctora|staatsexamen|meister|gesell|pgce`)

// idealCue stands before what is wished, never after it.
var idealCue = pattern.New(`(?i)[ ,(](?:ideally|preferably|idealerweise|vorzugsweise|idéalement|de préférence|idealmente|preferiblemente)\b`)

var noDegree = pattern.New(`(?i)\bno (?:\w+ )?(?:degree|diploma)|degree (?:is )?not (?:needed|required|necessary)|neither required|we (?:then )?pay (?:for )?your|kein studium`)

func degreeAsked(segment string) Degree {
	if !degreeContext.MatchString(segment) || noDegree.MatchString(segment) {
		return NoDegree
	}
	lowest := NoDegree
	for _, p := range degreePatterns {
		if p.pattern.MatchString(segment) {
			lowest = p.degree
		}
	}
	if lowest == NoDegree && someDegree.MatchString(segment) {
		return Bachelor
	}
	return lowest
}

// degreeNeed is the need of the degree that a segment asks for: a wish for a higher one ("Bachelor's degree, Master's preferred") leaves
// the lower one required.
func degreeNeed(s Segment, n Need) Need {
	if n != Nice || s.Section == NiceToHave {
		return n
	}
	if i := idealCue.FindStringIndex(s.Text); i != nil && mustSubject.MatchString(s.Text[i[0]:]) {
		return needAt(s, n, 0)
	}
	var first, second []int
	for _, p := range degreePatterns { // from the highest
		if m := p.pattern.FindStringIndex(s.Text); m != nil {
			second, first = first, m
		}
	}
	if second == nil || first[0] > second[0] || first[1] > second[0] {
		return n
	}
	gap := s.Text[first[1]:second[0]]
	wish := niceCue.FindStringIndex(s.Text)
	if wish == nil || wish[0] < second[0] && wish[0] < first[0] || !strings.ContainsAny(gap, ",(;.:-–") && !strings.Contains(gap, " with ") || orEnds.MatchString(gap) {
		return n
	}
	return Must
}

// mustSubject is a wish for a degree's subject, not for the degree: "4-year degree (preferably in construction)".
var mustSubject = pattern.New(`(?i)^[ ,(](?:ideally|preferably|idealerweise|vorzugsweise|idéalement|de préférence|idealmente|preferiblemente) (?:in|im|en|dans|with an? (?:major|focus))\b`)

// equivalent is what may stand in for a degree.
var equivalent = pattern.New(`(?i)or (?:\pL+ ){0,3}(?:equivalent|equal|related|relevant|comparable|commensurate|similar|sufficient)[^.;]{0,40}(?:experience|training|practice)|(?:and|or|and/or|plus) (?:\pL+ ){0,3}(?:equivalent|equal|comparable)(?: \pL+)? ?(?:combination|experience)|equivalent (?:combination|work|professional|practical|industry|job|training|experience|education)|(?:or|and/or) (?:\pL+ ){0,2}(?:years?|months?) (?:of )?(?:\pL+ ){0,3}experience|in lieu of|in place of|substitut|or experience|oder (?:eine )?(?:vergleichbare|gleichwertige|ähnliche)|ou (?:une )?expérience équivalente|o (?:experiencia )?equivalente|degree and/or|and/or (?:\pL+ ){0,3}experience|or equivalent(?:\s*$|[.,;)])|(?:or|and/or) (?:\pL+ )?certificat|or \pL+ licens`)

// schoolEquivalent is a certificate that stands for another one, not experience.
var schoolEquivalent = pattern.New(`(?i)(?:diploma|high school|g\.?e\.?d\.?\)?|school education)[^.;]{0,25}or equivalent(?:\s*$|[.,;)]|\s\pL)`)

// orField is another subject, which replaces no degree: "in chemistry or a related field and five years of experience".
var orField = pattern.New(`(?i)\bor (?:an? |any |in |other |another |closely ){0,3}(?:related|relevant|similar|equivalent|comparable|technical) (?:\pL+ )?(?:fields?|disciplines?|areas?|subjects?|majors?)\b`)

// replaceable reports whether something else may stand in for the degree that a segment asks for.
func replaceable(segment string, d Degree) bool {
	segment = orField.ReplaceAllString(segment, "")
	m := equivalent.FindStringIndex(segment)
	if m == nil {
		return false
	}
	if d == School && schoolEquivalent.MatchString(segment) {
		return strings.Contains(strings.ToLower(segment[m[0]:]), "experience")
	}
	return true
}

// orEnds is a choice between the two.
var orEnds = pattern.New(`(?i)(?:\bor|/|oder|\bou|\bo) ?(?:an? )?$`)

// DegreeHeld is the highest level of education that a text of a CV names.
func DegreeHeld(text string) Degree { return degreeHeld(text) }

func degreeHeld(text string) Degree {
	for _, p := range degreePatterns {
		if p.pattern.MatchString(text) {
			return p.degree
		}
	}
	if someDegree.MatchString(text) {
		return Bachelor
	}
	return NoDegree
}

var fluency = []struct {
	level   string
	pattern *pattern.Pattern
}{
	{"native", pattern.New(`(?i)native|mother tongue|muttersprach|langue maternelle|lengua materna|nativ[oa]`)},
	{"C2", pattern.New(`(?i)\bC2\b|proficient user|bilingual|bilingue|zweisprachig|near[- ]native`)},
	{"C1", pattern.New(`(?i)\bC1\b|fluent|fluency|fluently|verhandlungssicher|fließend|sehr gute|excellent|courant|couramment|fluido|fluida|full professional|advanced|stilsicher|strong (?:written|verbal|spoken)|perfect`)},
	{"B2", pattern.New(`(?i)\bB2\b|professional (?:working )?(?:proficiency|level)|business[- ](?:level|fluent)|good\b|gute|proficien|upper[- ]intermediate|bon niveau|nivel alto|buen nivel|sicher`)},
	{"B1", pattern.New(`(?i)\bB1\b|conversational|intermediate|limited working|solide|niveau intermédiaire|nivel medio|working knowledge`)},
	{"A2", pattern.New(`(?i)\bA2\b|\bA1\b|basic|grundkenntnisse|elementary|beginner|school level|notions|nivel básico|básico|débutant`)},
}

var languageCue = pattern.New(`(?i)speak|spoken|written|verbal|language|fluen|native|proficien|mother tongue|bilingual|command of|kenntnisse|sprach|deutsch in wort|in wort und schrift|verhandlungssicher|fließend|muttersprach|courant|langue|parl|maîtrise|anglais|idioma|hablad|nivel|inglés|\b[ABC][12]\b`)

// fluencyOf returns the level that a text states, "" where it states none.
func fluencyOf(text string) string {
	for _, f := range fluency {
		if f.pattern.MatchString(text) {
			return f.level
		}
	}
	return ""
}

// languageRank orders levels: 0 is unknown.
func languageRank(level string) int {
	switch level {
	case "A1":
		return 1
	case "A2":
		return 2
	case "B1":
		return 3
	case "B2":
		return 4
	case "C1":
		return 5
	case "C2":
		return 6
	case "native":
		return 7
	}
	return 0
}

// Speaks reports whether a level held answers a level asked; an asked level that is not said is answered by any.
func Speaks(held, asked string) bool {
	return languageRank(asked) == 0 || languageRank(held) >= min(languageRank(asked), 6)
}
