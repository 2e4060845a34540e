package adbench

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
	"autojob/backend/core/terms"
)

// comparison holds one ad as read beside its truth.
type comparison struct {
	truth   Truth
	out     *Result
	posting *posting.Posting
	ad      *evidence.Ad
	terms   *terms.Terms
	lex     *skill.Lexicon
}

// answers are the truth's own answer and what it accepts beside it, as decoded JSON.
func (c *comparison) answers(field string) (own any, accepted []any) {
	_ = json.Unmarshal(c.truth.Fields[field], &own) // absent is null
	var accept map[string][]any
	_ = json.Unmarshal(c.truth.Fields["accept"], &accept)
	return own, accept[field]
}

func (c *comparison) mistake(field string, read, want any) {
	c.note(field, "read %v, want %v", show(read), show(want))
}

// note keeps a mistake, its field first, so that those of a field stand together when they are sorted.
func (c *comparison) note(field, format string, args ...any) {
	c.out.Mistakes = append(c.out.Mistakes, fmt.Sprintf("%s: %s %d: ", field, short(c.truth.File), c.truth.Row)+fmt.Sprintf(format, args...))
}

func short(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

// one compares a single value; same tells whether what was read answers an answer of the truth. Nothing is nil, false or "".
func (c *comparison) one(name string, read any, own any, accepted []any, same func(want any) bool) {
	n := c.out.Counts[name]
	ok := !nothing(read) && !nothing(own) && same(own) || nothing(read) && nothing(own)
	for _, a := range accepted {
		ok = ok || nothing(read) && nothing(a) || !nothing(read) && !nothing(a) && same(a)
	}
	if nothing(own) {
		n.Silent++
		if ok {
			n.Quiet++
		}
	} else {
		n.Stated++
		if ok {
			n.Right++
		}
	}
	if !ok {
		c.mistake(name, read, own)
	}
}

func nothing(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case bool:
		return !v
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	}
	return false
}

// text compares words without case and marks.
func (c *comparison) text(name, field, read string) {
	own, accepted := c.answers(field)
	c.one(name, read, own, accepted, func(want any) bool { return folded(fmt.Sprint(want)) == folded(read) })
}

func (c *comparison) flag(name, field string, read bool) {
	own, accepted := c.answers(field)
	c.one(name, read, own, accepted, func(want any) bool { return want == true })
}

func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' })
}

func firstWord(s string) string {
	w := wordsOf(s)
	if len(w) > 1 && (w[0] == "the" || w[0] == "a") && len(w[0]) < 4 {
		return w[0]
	}
	if len(w) == 0 {
		return ""
	}
	return w[0]
}

func (c *comparison) all() {
	p, t := c.posting, c.terms
	c.title()
	own, accepted := c.answers("company")
	c.one("company", p.Company, own, accepted, func(want any) bool { return firstWord(fmt.Sprint(want)) == firstWord(p.Company) })
	c.place()
	c.text("remote", "remote", p.Remote)
	c.list("employment", "employment", employment(t), func(a, b string) bool { return a == b })
	c.hours()
	c.pay()
	c.asked()
	c.text("level", "level", value(t.Level))
	c.list("benefits", "benefits", terms.Values(t.Benefits), func(a, b string) bool { return a == b })
	c.text("visa", "visa", value(t.Visa))
	c.text("start", "start", value(t.Start))
	c.text("closing", "closing", value(t.Closing))
	c.flag("contact", "contact", len(t.Contact) > 0)
	c.flag("instructions", "instructions", len(t.Instructions) > 0)
	c.flag("growth", "growth", len(t.Growth) > 0)
	c.flag("agency", "agency", t.Agency != nil)
	c.items()
}

func value(s *terms.Said) string {
	if s == nil {
		return ""
	}
	return s.Value
}

// employment in the truth's words, which know no fixed term apart from a contract.
func employment(t *terms.Terms) []string {
	var out []string
	for _, v := range terms.Values(t.Employment) {
		if v == "fixed-term" {
			v = "contract"
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// title may keep or leave out numbers and the names of the place.
func (c *comparison) title() {
	own, accepted := c.answers("title")
	place := wordsOf(c.posting.Location)
	same := func(want any) bool {
		rest := map[string]int{}
		for _, w := range wordsOf(fmt.Sprint(want)) {
			rest[w]++
		}
		for _, w := range wordsOf(c.posting.Title) {
			if rest[w] > 0 {
				rest[w]--
			} else if !slices.Contains(place, w) && strings.Trim(w, "0123456789") != "" {
				return false
			}
		}
		for w, n := range rest {
			if n > 0 && !slices.Contains(place, w) && strings.Trim(w, "0123456789") != "" {
				return false
			}
		}
		return true
	}
	c.one("title", c.posting.Title, own, accepted, same)
}

func (c *comparison) place() {
	var places []posting.Place
	places = append(places, c.posting.Locations...)
	var read posting.Place
	if len(places) > 0 {
		read = places[0]
	}
	own, accepted := c.answers("place")
	_, others := c.answers("otherPlaces")
	if more, ok := own.(map[string]any); ok && len(places) > 1 { // any order of several places
		for _, p := range places {
			if folded(p.City) == folded(text(more["city"])) {
				read = p
				break
			}
		}
	}
	accepted = append(accepted, others...)
	for _, f := range []struct{ name, key, value string }{{"city", "city", read.City}, {"region", "region", read.Region}, {"country", "country", read.Country}} {
		pick := func(v any) any {
			m, ok := v.(map[string]any)
			if !ok {
				return nil
			}
			return m[f.key]
		}
		var also []any
		for _, a := range accepted {
			also = append(also, pick(a))
		}
		c.one(f.name, f.value, pick(own), also, func(want any) bool { return folded(text(want)) == folded(f.value) })
	}
}

func text(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

func (c *comparison) hours() {
	own, accepted := c.answers("hours")
	var read any
	if h := c.terms.Hours; h != nil {
		read = fmt.Sprintf("%g-%g", h.Min, h.Max)
	}
	c.one("hours", read, own, accepted, func(want any) bool {
		m, ok := want.(map[string]any)
		return ok && sameNumber(c.terms.Hours.Min, m["min"]) && (sameNumber(c.terms.Hours.Max, m["max"]) || m["max"] == nil && c.terms.Hours.Max == c.terms.Hours.Min || m["min"] == nil)
	})
}

func sameNumber(read float64, want any) bool {
	if want == nil {
		return read == 0
	}
	v, ok := want.(float64)
	return ok && math.Abs(v-read) < 0.006*math.Max(1, v)
}

func (c *comparison) pay() {
	own, accepted := c.answers("pay")
	pay := c.terms.Pay
	if pay != nil && pay.Estimated { // a board's guess is not the ad's word, and the program shows it as such
		pay = nil
	}
	var read any
	if pay != nil {
		read = fmt.Sprintf("%g-%g %s %s", pay.Min, pay.Max, pay.Currency, pay.Period)
	}
	c.one("pay", read, own, accepted, func(want any) bool {
		m, ok := want.(map[string]any)
		if !ok {
			return false
		}
		currency := m["currency"] == nil || text(m["currency"]) == pay.Currency
		period := m["period"] == nil || text(m["period"]) == pay.Period
		return sameNumber(pay.Min, m["min"]) && sameNumber(pay.Max, m["max"]) && currency && period
	})
}

// asked compares years, degree, licences and languages.
func (c *comparison) asked() {
	var least, most any
	var degree, degreeMust any
	var licences, languages []string
	for _, r := range c.ad.Requirements {
		switch r.Kind {
		case evidence.YearsKind:
			if r.Need != evidence.Nice {
				least = float64(r.Years)
				if r.Most > 0 {
					most = float64(r.Most)
				}
			}
		case evidence.DegreeKind:
			degree = []string{"none", "school", "vocational", "bachelor", "master", "doctorate"}[r.Degree]
			degreeMust = r.Need != evidence.Nice && !r.OrElse
		case evidence.LicenceKind, evidence.CertificateKind:
			licences = append(licences, r.Label)
		case evidence.LanguageKind:
			languages = append(languages, r.Lang)
		}
	}
	own, accepted := c.answers("yearsMin")
	c.one("years", least, own, accepted, func(want any) bool { return want == least })
	own, accepted = c.answers("yearsMax")
	c.one("years at most", most, own, accepted, func(want any) bool { return want == most })
	c.degree(degree, degreeMust)
	c.list("licences", "licences", licences, c.sameLicence)
	c.languages(languages)
}

func (c *comparison) degree(read, must any) {
	own, accepted := c.answers("degree")
	level := func(v any) any {
		m, ok := v.(map[string]any)
		if !ok || m["level"] == "none" {
			return nil
		}
		if m["level"] == "associate" { // one level with us
			return "vocational"
		}
		return m["level"]
	}
	var levels []any
	for _, a := range accepted {
		levels = append(levels, level(a))
	}
	c.one("degree", read, level(own), levels, func(want any) bool { return want == read })
	if level(own) == nil || read == nil {
		return
	}
	n := c.out.Counts["degree is a must"]
	n.Stated++
	want := own.(map[string]any)["must"]
	ok := want == must
	for _, a := range accepted {
		if m, is := a.(map[string]any); is && m["must"] == must {
			ok = true
		}
	}
	if ok {
		n.Right++
	} else {
		c.mistake("degree is a must", must, want)
	}
}

func (c *comparison) languages(read []string) {
	own, accepted := c.answers("languages")
	codes := func(v any) any {
		list, ok := v.([]any)
		if !ok {
			return v
		}
		var out []any
		for _, e := range list {
			if m, ok := e.(map[string]any); ok {
				out = append(out, m["language"])
			}
		}
		return out
	}
	var also []any
	for _, a := range accepted {
		if m, ok := a.(map[string]any); ok {
			a = []any{m}
		}
		also = append(also, codes(a))
	}
	c.compareList("languages", codes(own), also, read, func(a, b string) bool { return a == b })
}

var loose = []string{"license", "licence", "licenses", "certification", "certificate", "certified", "certifications", "registration", "registered", "valid", "state", "current", "or", "and", "in", "of", "a", "the", "card", "other", "active", "professional"}

// sameLicence compares names that were given freely: the same reading by evidence, or a telling word in common.
func (c *comparison) sameLicence(a, b string) bool {
	if folded(a) == folded(b) {
		return true
	}
	names := func(s string) []string {
		var out []string
		for _, text := range []string{"Requirements: " + s, "Requirements: " + s + " certification"} {
			for _, r := range evidence.ReadAd(c.lex, &posting.Posting{Title: "x", Description: text}).Requirements {
				if r.Kind == evidence.LicenceKind || r.Kind == evidence.CertificateKind {
					out = append(out, r.Label)
				}
			}
		}
		return out
	}
	for _, n := range names(b) {
		if n == a {
			return true
		}
	}
	wb := wordsOf(b)
	for _, w := range wordsOf(a) {
		if len(w) > 1 && !slices.Contains(loose, w) && slices.Contains(wb, w) {
			return true
		}
	}
	return false
}
