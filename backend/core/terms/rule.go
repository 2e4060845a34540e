package terms

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
)

// rule finds that a sentence says one thing: the pattern matches, and unless does not.
type rule struct {
	value   string
	pattern *pattern.Pattern
	unless  *pattern.Pattern
}

// near is how far around a match unless is looked for, in bytes: a line that lost its breaks speaks of many things.
const near = 110

// in returns where a sentence says it.
func (r *rule) in(s sentence) []int {
	for _, m := range r.pattern.FindAllStringIndex(s.text, 6) {
		if r.unless == nil || !r.unless.MatchString(s.around(m)) {
			return m
		}
	}
	return nil
}

// stop ends a sentence inside a line that lost its breaks.
var stop = pattern.New(`[.!?](?: \p{Lu}|\p{Lu}\p{Ll})`)

// around is a match with the words beside it, up to the next stop.
func (s sentence) around(m []int) string {
	before, after := s.text[max(0, m[0]-near):m[0]], s.text[m[1]:min(len(s.text), m[1]+near)]
	if at := stop.FindAllStringIndex(before, -1); at != nil {
		before = before[at[len(at)-1][0]+1:]
	}
	if at := stop.FindStringIndex(after); at != nil {
		after = after[:at[0]]
	}
	return strings.ToValidUTF8(before+s.text[m[0]:m[1]]+after, "")
}

// add appends what rules find in a sentence and the list does not hold yet.
// A match beside which veto matches is passed over.
func add(list []Said, rules []rule, s sentence, veto ...*pattern.Pattern) []Said {
	for i := range rules {
		if has(list, rules[i].value) {
			continue
		}
		m := rules[i].in(s)
		if m == nil {
			continue
		}
		beside := s.around(m)
		if !slices.ContainsFunc(veto, func(v *pattern.Pattern) bool { return v.MatchString(beside) }) {
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
	t.Growth = add(t.Growth, growthRules, s, equal)
	switch {
	case s.section == evidence.Benefits:
		t.Benefits = add(t.Benefits, benefitRules, s, barred)
	case given.MatchString(s.text), len(s.text) < 70 && (s.section == evidence.Other || s.section == evidence.About): // or an item of a list
		t.Benefits = add(t.Benefits, benefitRules, s, barred, promised)
	}
	t.Agency = first(t.Agency, agencyRules, s)
	t.Instructions = add(t.Instructions, instructionRules, s)
	if t.RemoteRule == nil {
		if m := remoteRule.FindStringIndex(s.text); m != nil {
			q := s.quote(m[0], m[1])
			t.RemoteRule = &Said{strings.TrimSpace(s.text[m[0]:m[1]]), q}
		}
	}
	r.hours(s)
	r.start(s)
	r.contact(s)
}
