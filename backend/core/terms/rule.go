package terms

import (
	"regexp"
	"strings"

	"autojob/backend/core/evidence"
)

// rule finds that a sentence says one thing: a hint stands in it (in lower case, between bars, only to save time), the pattern matches,
// and unless does not.
type rule struct {
	value   string
	hints   string
	pattern *regexp.Regexp
	unless  *regexp.Regexp
}

// in returns where a sentence says it.
func (r *rule) in(s sentence) []int {
	if !hinted(s.lower, r.hints) {
		return nil
	}
	m := r.pattern.FindStringIndex(s.text)
	if m == nil || r.unless != nil && r.unless.MatchString(s.text) {
		return nil
	}
	return m
}

func hinted(lower, bars string) bool {
	for h := range strings.SplitSeq(bars, "|") {
		if strings.Contains(lower, h) {
			return true
		}
	}
	return false
}

// add appends what rules find in a sentence and the list does not hold yet.
func add(list []Said, rules []rule, s sentence) []Said {
	for i := range rules {
		if has(list, rules[i].value) {
			continue
		}
		if m := rules[i].in(s); m != nil {
			list = append(list, Said{rules[i].value, s.quote(m[0], m[1])})
		}
	}
	return list
}

// first keeps what a field holds, or takes what rules find in a sentence.
func first(old *Said, rules []rule, s sentence) *Said {
	if old != nil {
		return old
	}
	for i := range rules {
		if m := rules[i].in(s); m != nil {
			return &Said{rules[i].value, s.quote(m[0], m[1])}
		}
	}
	return nil
}

// sentence reads everything that stands in single sentences.
func (r *reader) sentence(s sentence) {
	t := r.t
	if !equal.MatchString(s.text) && s.section != evidence.NiceToHave {
		t.Growth = add(t.Growth, growthRules, s)
		if s.section == evidence.Benefits || given.MatchString(s.text) && !promised.MatchString(s.text) {
			t.Benefits = add(t.Benefits, benefitRules, s)
		}
	}
	t.Visa = first(t.Visa, visaRules, s)
	t.Agency = first(t.Agency, agencyRules, s)
	t.Instructions = add(t.Instructions, instructionRules, s)
	if t.RemoteRule == nil {
		if m := remoteRule.FindStringIndex(s.text); m != nil && hinted(s.lower, "remote|home|time zone|timezone|zeitzone|télétravail|teletrabajo") {
			q := s.quote(m[0], m[1])
			t.RemoteRule = &Said{strings.TrimSpace(s.text[m[0]:m[1]]), q}
		}
	}
	r.hours(s)
	r.start(s)
	r.contact(s)
}
