package evidence

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// sectionCues tell the section of a heading in a writer's own words ("What we must see", "Gern gesehen"). They are tried in order.
var sectionCues = []struct {
	section Section
	pattern *pattern.Pattern
}{
	{NiceToHave, pattern.New(`icing on the cake|nice|bonus|desirable|preferred|^extras?$|stand out|would like to see|(?:would|also) help|help(?:ful|s)|^welcome|handy|useful|not needed|not essential|^better still|would be great|sweetener|would not mind|gern gesehen|kein muss|ebenfalls gern|super wäre|hilfreich|erfreulich|wünsch|deseable|valorar|apprécié|souhait|^un plus|^a plus`)},
	{MustHave, pattern.New(`^you(?:'ll| will)? need|^what (?:we|you) (?:must|need|require|ask)|requirements$|^required$|^minimum$|^must[- ]haves?|^(?:the )?(?:right|successful|ideal) (?:person|candidate)|^you(?:'re| are) a fit|^looks like you|^who (?:we take|you are|we)|^what it takes|^what we(?:'re| are) after|^you should have|^skills and|^bring along|^you must|^was (?:du|sie) brauch|^was wir (?:erwarten|brauchen)|^sie haben|^du hast|^vous avez|^ce qu'il (?:vous )?faut|^necesitas|^qué pedimos|^what you(?:'d|'ll| will)? bring|^you (?:may|might|could|will|would|'d|'ll) be a (?:\pL+ )?(?:fit|match)|^are (?:we|you) a (?:\pL+ )?(?:fit|match)|^skills ?/|^additional skills|^(?:job )?qualifications|^basic qualifications|^competenc|^technical skills|^specific skills|^experience,|^education,|^education ?/|^education (?:and|&)|^work experience|^job experience|^experience (?:and|&)|^licens|^certification`)},
	{Benefits, pattern.New(`^the (?:deal|offer)|^what we pay|^(?:you|what you) get$|^comp$|^compensation|^money$|stay for$|^people stay$|^das bekommen|^was du (?:kriegst|bekommst)|^angebot$|^company stuff|^growth$|^growing$|^moving up|^advancement|^path$|^career$|^hours$|^working (?:pattern|here)|^what else$|^why you'd like|^why you might not|^where and when|^package|^how we work|^logistics|^on-call$|^next step|^our culture|^the culture|^safety culture|^values$|^time off|^reward$|^\S+ perks$|^(?:\S+ )?perks (?:&|and) benefits$`)},
	{Apply, pattern.New(`^interviews?$|^closing|^questions$|^start(?:s| date)?$|^assessment|^visits|^application|^please note`)},
	{Tasks, pattern.New(`^what (?:the (?:work|job)|you(?:'d|'ll| will| would)?)\b.*(?:\bis|involves|do|doing|do all day|handle|own)$|^you(?:'ll| will| would)$|^in the (?:role|job|first)|^as an? .* you|^a (?:day|typical)|^concretely$|^key tasks|alltag|^was du machst|^projects you|^position description|^purpose of|^your work|^the work`)},
}

var optional = pattern.New(`(?i)\b(?:desirable|preferred|optional|nice[- ]to[- ]have|von vorteil|wünschenswert|deseables?|souhaitée?s?)\b`)

// cuedHeading reads a line of a few words, or what stands before an early colon, as a heading by what it says.
func cuedHeading(text string, alone bool) (Section, int, bool) {
	head, used := text, len(text)
	i := strings.IndexByte(text, ':')
	switch {
	case i > 0 && i < 64:
		head, used = text[:i], i+1
	case !alone || len(text) > 64 || strings.ContainsAny(strings.TrimRight(text, "!"), ";!,") || strings.Contains(text+" ", ". "):
		return Other, 0, false
	}
	if len(strings.Fields(head)) > 10 || slices.ContainsFunc(licencesIn(head), func(l licence) bool { return named()[l.name] }) {
		return Other, 0, false
	}
	clean := strings.ReplaceAll(strings.ToLower(strings.Trim(head, " \t*#-–—_=•·.!?+>")), "’", "'")
	for _, c := range sectionCues {
		if c.pattern.MatchString(clean) && !((c.section == NiceToHave || c.section == MustHave) && aboutOneThing(clean)) {
			return c.section, used, true
		}
	}
	return Other, 0, false
}

var (
	// wishWord makes a heading where it begins one or stands among words of headings; after anything else it speaks of that thing alone
	// ("SAP experience preferred").
	wishWord = pattern.New(`\b(?:preferred|desired|desirable|helpful|useful|handy|welcome|bonus|plus|sweetener|not (?:needed|essential))\b`)
	headWord = setOf("preferred desired desirable helpful useful handy welcome bonus plus skills skill qualifications qualification experience experiences education requirements requirement knowledge abilities ability competencies attributes criteria certifications certification licenses background highly strongly also additional other and or but not & / needed essential required extras extra points is a the very technical job professional personal additions these are would be your tools points,")
)

func aboutOneThing(clean string) bool {
	m := wishWord.FindStringIndex(clean)
	if m == nil {
		return false
	}
	if rest, ok := strings.CutPrefix(clean, "bonus "); ok && !headWord[strings.Fields(rest + " x")[0]] && !strings.HasPrefix(rest, "if ") && !strings.HasPrefix(rest, "for ") {
		return true // "Bonus potential"
	}
	if m[0] == 0 {
		return strings.ContainsAny(clean, "0123456789") || len(strings.Fields(clean)) > 6
	}
	for w := range strings.FieldsSeq(strings.ReplaceAll(clean, "/", " ")) {
		if !headWord[strings.Trim(w, ",()-–")] {
			return true
		}
	}
	return false
}

var (
	// ofItself begins a sentence in which a firm speaks of itself; seeks is what makes it ask after all.
	ofItself = pattern.New(`^(?i:we are|we're|we were|we have (?:been|grown)|our (?:company|firm|clients|customers|mission)|founded|wir sind|wir gehören|nous sommes|somos|colleagues)\b`)
	seeks    = pattern.New(`(?i)\b(?:look(?:s|ing)? (?:for|to)|seek|sought|hiring|recruit|need|require|want|expect|sucht|suchen|recherch|busca|welcome|you|your|sie|du|vous)`)
	// offered is what a sentence about pay and leave holds.
	offered = pattern.New(`(?i)401\s?\(?k\)?|health insurance|medical, dental|\bPTO\b|paid (?:time off|holidays?|vacation|parental)|pension (?:scheme|contribution)|days'? (?:of )?(?:paid )?(?:holiday|vacation|annual leave)|days,? plus bank holidays|urlaubstage|tage urlaub|tickets? resto|\bmutuelle\b|días de vacaciones|seguro médico|sign-on bonus|profit sharing|tuition|equity,`)
	// procedure is how the firm chooses.
	procedure = pattern.New(`(?i)\b(?:first|video|phone|second|final|case) interview|\binterviews? (?:on|week|will)|trial shift|take-home|paid pairing|answer within|closing date|apply by|background and credit check|send (?:us )?your (?:cv|resume|application)|e-?mail [A-Z]|equal opportunity|without regard to|affirmative action|reasonable accommodation|(?:other|any|request(?:ing)?|need|require)(?: an?)? accommodations?\b|assistance (?:to complete|completing|with) (?:this|the|your|an) application`)
)

// reclaim gives a segment that no heading placed, or that strays into a list of duties, to the section its own words tell.
func reclaim(s Segment, company string) Section {
	switch {
	case s.Section == Apply || s.Section == NiceToHave || s.Section == About || s.Section == Benefits:
		return s.Section
	case procedure.MatchString(s.Text):
		return Apply
	case offered.MatchString(s.Text):
		return Benefits
	case s.Section == MustHave:
		return s.Section
	case (ofItself.MatchString(s.Text) || company != "" && strings.HasPrefix(s.Text, company)) && !seeks.MatchString(s.Text):
		return About
	}
	return s.Section
}

// neutral is what firms write for the law: equal chances for all.
var neutral = pattern.New(`(?i)equal (?:employment )?opportunit\pL*[ /-]|\bEOE\b|\bEEO\b|(?:without regard to|regardless of|on the basis of|because of)[^.]{0,40}(?:race|colou?r|age|sex|gender|religion)|affirmative action (?:employer|and)|unabhängig von (?:geschlecht|herkunft|alter|nationalität)|égalité (?:des chances|professionnelle)|igualdad de oportunidades`)

// firstName is what a sentence about a company begins with: its name without the legal form, two words of it at most.
func firstName(company string) string {
	words := strings.Fields(company)
	if len(words) == 0 || len(words[0]) < 3 {
		return ""
	}
	if len(words) == 1 || len(words[0]) > 6 {
		return words[0]
	}
	return words[0] + " " + words[1]
}
