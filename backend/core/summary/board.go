package summary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

// board is a basic profile: what somebody does, for how many years, with which skills, licences and languages, and in which region. It names nobody,
// no employer, school or project, and tells no way to reach anybody. Of work it tells the last titles with how long each, and what fits the ad and has no name in it.
func (m *maker) board() {
	b := Block{Kind: Facts, Section: "profile"}
	add := func(label, name, text string, cites ...Cite) {
		if text != "" {
			if label != "" && !strings.HasPrefix(text, m.f.label[label]) { // "Ausbildung, Altenpfleger" says so itself
				text = m.f.label[label] + m.f.listColon + text
			}
			b.Sentences = append(b.Sentences, m.cited("profile", name, text, cites...))
		}
	}
	if label := strings.TrimSpace(m.p.Basics.Label); label != "" && !m.tellsWhere(label) {
		m.draft.Title = m.headed(label)
		m.used["basics.label"] = true
	} else if i := m.closest(); i >= 0 && !m.tellsWhere(m.p.Work[i].Position) {
		m.draft.Title = m.headed(m.p.Work[i].Position)
		m.used[at("work", i, "position")] = true
	}
	if title := m.draft.Title; title != "" {
		if own, from, told := m.ownYears(); told {
			add("experience", "years", own, from)
		} else if years, of, dates := m.experience(title); years != "" && years != m.f.yearOne[0] && years != m.f.yearOne[3] { // one year is told by the post, where it is known
			add("", "years", m.f.label["experience"]+of+m.f.listColon+years, dates...)
		}
	}
	l := m.p.Basics.Location
	region, cites := stateIn(l.Region, l.CountryCode), []Cite{whole("basics.location.region", l.Region)}
	code := whole("basics.location.countryCode", l.CountryCode)
	if country := m.countryName(code.Quote); country != "" {
		region, cites = joined(", ", region, country), append(cites, code)
	}
	add("place", "region", region, cites...)
	m.schoolsLines(add)
	if len(b.Sentences) > 0 {
		m.add(b)
	}
	m.addUnder("work", m.workOnBoard()...)
	groups := m.chosenSkills(12)
	for i := range groups {
		groups[i].name, groups[i].cites = "", nil
		groups[i].items = slices.DeleteFunc(groups[i].items, func(c Cite) bool { return m.tellsWhere(c.Quote) })
	}
	m.addUnder("skills", m.skillLines(groups))
	licences, others := m.apart(m.papers(6))
	m.addUnder(m.licencesHead(licences), m.namesOf(licences))
	m.addUnder("certificates", m.namesOf(others))
	m.addUnder("languages", m.languages())
}

// saysSchool is a kind of school that says itself what it is.
var saysSchool = pattern.New(`^(?:Berufsfach|Fachober|Fach|Techniker|Meister)(?:schule|akademie)\b`)

// namesOf are the names of certificates, without who gave them and when; of a licence it tells where it holds.
func (m *maker) namesOf(which []int) Block {
	b := Block{Kind: Facts, Section: "certificates"}
	for _, i := range which {
		c := m.p.Certificates[i]
		name, cites := withoutNumber(strings.TrimSpace(c.Name)), []Cite{whole(at("certificates", i, "name"), c.Name)}
		if name == "" || m.tellsWhere(name) {
			continue
		}
		if where := withoutNumber(inPlace(name, strings.TrimSpace(c.Issuer))); m.isLicence(i) && !m.tellsWhere(where) {
			name, cites = joined(", ", name, where), append(cites, whole(at("certificates", i, "issuer"), c.Issuer))
		}
		if m.isToCome(c.Date) && !inProgress.MatchString(name) {
			name, cites = dated(name, m.expected(c.Date[:4])), append(cites, Cite{at("certificates", i, "date"), c.Date})
		}
		b.Sentences = append(b.Sentences, m.cited("certificates", at("certificates", i, "name"), name, cites...))
	}
	return b
}

// withoutNumber is the name of a licence without the number by which it is filed.
func withoutNumber(name string) string {
	name = withBrackets(name, func(b string) string {
		if filed.MatchString(b) {
			return ""
		}
		return b
	})
	for filed.MatchString(name) {
		i := max(strings.LastIndex(name, ", "), strings.LastIndex(name, " – "), strings.LastIndex(name, ": "))
		if i < 0 {
			return strings.TrimRight(filed.ReplaceAllString(name, ""), " #.,:")
		}
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

// filed is a number by which an office files somebody's licence; that of a norm is shorter.
var filed = pattern.New(`(?i)(?:\b(?:no|nr|n°|number|nummer|pin|reg|id)\b[. :#°]*)?\b[a-z]{0,4}[-/ ]?\d*[a-z]?\d{6,}[a-z]?\b|(?:\b(?:no|nr|number|nummer|pin|id)\b[. :#°]*)\d+[a-z]\d{3,}[a-z]?\b`)

// tellsWhere reports whether a text names an employer, a school, a club, a project, the person or their town, whether or not these may travel.
func (m *maker) tellsWhere(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(ownNames(m.in.Profile), func(n string) bool { return len(n) > 2 && holdsName(text, strings.ToLower(n)) })
}

// holdsName reports whether a name stands in a text by itself or with an s behind it, both in small letters.
func holdsName(text, name string) bool {
	for from := 0; from < len(text); {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return false
		}
		before, after := text[:from+at], text[from+at+len(name):]
		last, _ := utf8.DecodeLastRuneInString(before)
		if !unicode.IsLetter(last) && !unicode.IsLetter(firstRune(strings.TrimPrefix(after, "s"))) {
			return true
		}
		from += at + len(name)
	}
	return false
}
