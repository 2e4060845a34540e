package evidence

import (
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

// bullets begin a list item wherever they stand.
const bullets = "•·●▪◦■»‣➢➤✓✔\uf0b7\uf0a7\ufffd"

// longLine is from how many characters on a line is taken for one that lost its breaks.
const longLine = 400

// inlineBullet tells a "*" or "-" that begins a list item in the middle of a line ("include:-   Keep records", "training* No calls").
func inlineBullet(runes []rune, i int) bool {
	if i == 0 || i+2 >= len(runes) || strings.TrimSpace(string(runes[:i])) == "" {
		return false
	}
	before, after := runes[i-1], runes[i+1]
	switch runes[i] {
	case '*':
		return unicode.IsSpace(after) && unicode.IsUpper(runes[i+2]) || unicode.IsUpper(after) && !unicode.IsUpper(before) && before != '*'
	case '-':
		if len(runes) >= longLine && unicode.IsLetter(before) && unicode.IsSpace(after) && (unicode.IsUpper(runes[i+2]) || unicode.IsDigit(runes[i+2])) {
			return true // "in the Industry- Good pay- 401k"
		}
		wide := unicode.IsSpace(after) && unicode.IsSpace(runes[i+2])
		return wide && before != '-' || strings.ContainsRune(":.;", before) && (unicode.IsUpper(after) || unicode.IsSpace(after) && unicode.IsUpper(runes[i+2]))
	}
	return false
}

// camel are names with a capital inside, which are one word.
var camel = setOf("javascript typescript coffeescript actionscript postscript github gitlab bitbucket linkedin youtube facebook powerpoint sharepoint quickbooks salesforce wordpress woocommerce autocad solidworks postgresql mysql mongodb dynamodb powershell openstack openshift opentable doordash paypal mastercard fedex servicenow successfactors devops mlops healthcare vmware hubspot airbnb bigquery pytorch tensorflow jquery nodejs restful graphql")

// runHeads are words with which a heading ends or begins where the line break after it was lost.
var runHeads = setOf("requirements qualifications responsibilities duties skills education experience summary description overview benefits preferred required desired desirable minimum essential location type details information profile compensation knowledge abilities title functions position role company us you offer needed include includes following include salary schedule hours status department anforderungen aufgaben profil kenntnisse qualifikation bieten")

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// yearsAhead is what follows a word that ran into a number of years: "field8+ years".
var yearsAhead = pattern.New(`^\d{1,2}\s?\+?\s?(?:(?:-|–|to)\s?\d{1,2}\s?\+?\s?)?(?:or more )?(?:years?|yrs?)\b`)

// stuckTogether reports whether a new sentence begins at i although nothing parts it from the one before: "experienceKnowledge of",
// "RequirementsExcellent", "SKILLSAbility", "field5+ years", "years)Good". Names with a capital inside stay whole.
func stuckTogether(runes []rune, i int) bool {
	r, before := runes[i], runes[i-1]
	next := rune(0)
	if i+1 < len(runes) {
		next = runes[i+1]
	}
	switch {
	case !unicode.IsUpper(r) && !unicode.IsDigit(r):
		return false
	case before == ')':
		return unicode.IsLower(next)
	case before == '.' || before == ':' || before == '!' || before == '?': // "assigned.REQUIRED SKILLS", "include:Verifying"
		if before == '.' && unicode.IsDigit(r) && i > 2 && unicode.IsLower(runes[i-2]) {
			return yearsAhead.MatchString(string(runes[i:min(len(runes), i+24)]))
		}
		if i < 3 || !unicode.IsUpper(r) || !unicode.IsLower(runes[i-2]) && runes[i-2] != ')' {
			return false
		}
		return (before == ':' || before == '?') && unicode.IsLower(next) || unicode.IsUpper(next) && len(capsAt(runes, i)) >= 5
	case unicode.IsUpper(before) && unicode.IsUpper(r): // a heading in capitals ran into a sentence
		return unicode.IsLower(next) && runHeads[strings.ToLower(wordBefore(runes, i))]
	case unicode.IsUpper(before) && unicode.IsDigit(r): // "QUALIFICATIONS3-5 years"
		return runHeads[strings.ToLower(wordBefore(runes, i))]
	case !unicode.IsLower(before):
		return false
	}
	left := wordBefore(runes, i)
	if unicode.IsDigit(r) {
		return len(left) > 3 && (runHeads[strings.ToLower(left)] || yearsAhead.MatchString(string(runes[i:min(len(runes), i+24)])))
	}
	if unicode.IsUpper(next) { // a sentence ran into a heading in capitals
		caps := capsAt(runes, i)
		if runHeads[left] && len(left) > 5 {
			return true
		}
		return len(left) >= 3 && len(caps) >= 5 && (runHeads[strings.ToLower(caps)] || moreCaps(runes, i+len([]rune(caps))))
	}
	if !unicode.IsLower(next) {
		return unicode.IsSpace(next) && len(left) > 4 && runHeads[strings.ToLower(left)]
	}
	b := i
	for b < len(runes) && unicode.IsLetter(runes[b]) && (b == i || unicode.IsLower(runes[b])) {
		b++
	}
	first := []rune(left)[0]
	switch {
	case camel[strings.ToLower(left+string(runes[i:b]))]:
		return false
	case unicode.IsUpper(first):
		return runHeads[strings.ToLower(left)]
	case runHeads[left]:
		return true
	}
	return len(left) >= 4 && len(left) < i
}

// wordBefore is the run of letters that ends at i.
func wordBefore(runes []rune, i int) string {
	a := i
	for a > 0 && (unicode.IsLetter(runes[a-1]) || a > 1 && runes[a-1] == '’') {
		a--
	}
	return string(runes[a:i])
}

// capsAt is the run of capitals that begins at i, without the last one where a small letter follows.
func capsAt(runes []rune, i int) string {
	b := i
	for b < len(runes) && unicode.IsUpper(runes[b]) {
		b++
	}
	if i < b && b < len(runes) && unicode.IsLower(runes[b]) {
		b--
	}
	return string(runes[i:b])
}

// moreCaps reports whether the next word is in capitals, too.
func moreCaps(runes []rune, i int) bool {
	if i >= len(runes) || runes[i] != ' ' && runes[i] != ':' && runes[i] != '/' {
		return false
	}
	return runes[i] == ':' || len(capsAt(runes, i+1)) >= 3
}

// buried are headings in the middle of a long line whose breaks were lost: a word of a heading in title case after a word or a full stop,
// with a new beginning after it.
var buried = pattern.New(`(?:^|[.):;!?]\s*|[\pL\pN,"–-] +)((?:(?:Minimum|Required|Preferred|Basic|Job|Key|Desired|Essential|Additional|Education|Experience|Skills|Position|Core|Primary|Major|General|Technical|Knowledge|Abilities|Principal|Special|Other|and|&|/|,)[ /]*)*(?:Qualifications?|Requirements?|Responsibilities|Duties|Benefits|Accountabilities|Competencies|Functions|Skills)(?: (?:Required|Preferred|Desired|Include|Needed))?:?) *(?:\p{Lu}|\d)`)

var inSentence = setOf("the our your these all and of following meet with for other minimum in to to. or & their any both by additional is are")

// buriedHeads are where headings begin and end inside a long line, in characters, in turn.
func buriedHeads(line string, runes []rune) map[int]bool {
	if len(runes) < longLine {
		return nil
	}
	var out map[int]bool
	for at := 0; at < len(line); {
		m := buried.FindStringSubmatchIndex(line[at:])
		if m == nil {
			break
		}
		start, end := at+m[2], at+m[3]
		at = end
		words := strings.Fields(line[max(0, start-30):start])
		if len(words) > 0 && inSentence[strings.ToLower(words[len(words)-1])] {
			continue
		}
		if out == nil {
			out = map[int]bool{}
		}
		a := len([]rune(line[:start]))
		out[a], out[a+len([]rune(line[start:end]))] = true, true
	}
	return out
}
