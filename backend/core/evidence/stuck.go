package evidence

import (
	"strings"
	"unicode"
)

// bullets begin a list item wherever they stand.
const bullets = "•·●▪◦■»‣➢➤✓✔\uf0b7\uf0a7"

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

// stuckTogether reports whether a new sentence begins at i although nothing parts it from the one before: "experienceKnowledge of",
// "RequirementsExcellent", "Requirements5+ years", "years)Good". Names with a capital inside stay whole.
func stuckTogether(runes []rune, i int) bool {
	r, before := runes[i], runes[i-1]
	if before == ')' {
		return unicode.IsUpper(r) && i+1 < len(runes) && unicode.IsLower(runes[i+1])
	}
	if !unicode.IsLower(before) || !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return false
	}
	a := i
	for a > 0 && (unicode.IsLetter(runes[a-1]) || runes[a-1] == '’' || runes[a-1] == '\'') {
		a--
	}
	left := string(runes[a:i])
	if unicode.IsDigit(r) {
		return runHeads[strings.ToLower(left)] && len(left) > 4
	}
	b := i
	for b < len(runes) && unicode.IsLetter(runes[b]) {
		b++
	}
	if b-i < 2 || !unicode.IsLower(runes[i+1]) {
		return b-i == 1 && b < len(runes) && unicode.IsSpace(runes[b]) && len(left) > 4 && runHeads[strings.ToLower(left)]
	}
	switch {
	case camel[strings.ToLower(left+string(runes[i:b]))]:
		return false
	case unicode.IsUpper(runes[a]):
		return runHeads[strings.ToLower(left)]
	case runHeads[left]:
		return true
	}
	return i-a >= 4 && a > 0
}
