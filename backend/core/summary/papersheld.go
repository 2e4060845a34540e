package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// licensing is said of what a trade may not be worked without in many places: an admission, a registration, a licence, one to drive a lorry.
var licensing = pattern.New(`(?i)\b(?:admitted|called to the bar|bar admission|licensed|licen[cs]es?|licensure|registration|registered|chartered|nmc|nmbi|hcpc|gmc|cdl|driver cpc|approbation|zulassung|berufserlaubnis|inscri\pL* (?:au|à l)|carte professionnelle|colegiad[oa]|colegiación)\b|\b(?:category|cat\.?|klasse|carné|carnet|permiso) (?:ce?|c\+e|d|d\+e)\b|^cap (?:de )?(?:mercanc|viajeros)`)

// isLicence reports whether a certificate is a licence of a trade; to drive a car is none.
func (m *maker) isLicence(i int) bool {
	name := m.p.Certificates[i].Name
	return licensing.MatchString(name) && !driving.MatchString(name)
}

// apart parts certificates into licences and others.
func (m *maker) apart(which []int) (licences, others []int) {
	for _, i := range which {
		if m.isLicence(i) {
			licences = append(licences, i)
		} else {
			others = append(others, i)
		}
	}
	return licences, others
}

// licencesHead is the heading of licences: in English it is spelt as they are, and of admissions alone it says so; where all are to drive or to work
// a machine it speaks of no register.
func (m *maker) licencesHead(which []int) string {
	name := func(i int) string { return m.p.Certificates[i].Name }
	permits := !slices.ContainsFunc(which, func(i int) bool { return !permit.MatchString(name(i)) })
	american := slices.ContainsFunc(which, func(i int) bool {
		return strings.Contains(strings.ToLower(name(i)), "license") || strings.Contains(name(i), "CDL")
	})
	switch {
	case permits && m.lang == "en" && american:
		return "permitsUS"
	case permits:
		return "permits"
	case m.lang != "en":
	case !slices.ContainsFunc(which, func(i int) bool { return !admission.MatchString(name(i)) }):
		return "admissions"
	case american:
		return "licenses"
	}
	return "licences"
}

var (
	// admitted begin what one is, not what one has; admission is said of the day that it became so.
	admitted = pattern.New(`(?i)^(?:(?:admitted|licensed|registered|sworn) (?:to|as|in|by|with)|called to the bar)\b`)
	// permit is a licence to drive or to work a machine, which no chamber or register of a trade gives.
	permit    = pattern.New(`(?i)\b(?:cdl|driver cpc|cap (?:de )?(?:mercancías|viajeros)|adr)(?:$|[^\pL])|\b(?:category|cat\.?|klasse|carné|carnet|permiso) (?:ce?|c\+e|d|d\+e)\b|\b(?:[hl]gv|fork-?lift|counterbalance|reach truck|crane|plant|excavator|operator|stapler|carretiller\pL*)\b.*\blicen[cs]es?\b`)
	admission = pattern.New(`(?i)^(?:admitted|sworn|called)\b`)
	// entitled is what somebody may call themselves, where a word for a person ends it: "Chartered Chemist", "AWS Certified Developer".
	entitled = pattern.New(`^(?:\p{Lu}\S+ )?(?:Chartered|Registered|Licensed|Certified|Qualified|Accredited) \S`)
	aPerson  = pattern.New(`(?:[^ ]er|[^ ]or|ist|ant|ian|nurse|Nurse|man|woman|Architect|Chef|Planner|Professional)$`)
	level    = pattern.New(` – (?:Associate|Professional)$`)
	// credential is said of what was examined or given, and is more than a course.
	credential = pattern.New(`(?i:\b(?:certifi|zertifi|diplom|licen[cs]e|registration|card\b|permit|permis|associate|professional|practitioner|foundation|belt\b|habilita|accredit|acredita|título|titre|brevet|bafa|carné|carnet|chartered))|\p{Lu}{2}`)
	counted    = pattern.New(`(?i)(?:licen[cs]e|card|permit|certificate|certification|diploma|award)(?: in .+| [A-Z]{1,2}[-0-9]+)?$`)
	isLesson   = pattern.New(`(?i)^(?:formation|curso|stage)\b|\b(?:course|training|refresher|awareness|introduction)\b`)
	capitals   = pattern.New(`\b\p{Lu}{3,}`)
)

// held are the certificates of a letter by the sentence that they stand in.
type held struct {
	names []string
	cites []Cite
}

func (h *held) add(name string, cites ...Cite) {
	h.names, h.cites = append(h.names, name), append(h.cites, cites...)
}

// papersHeld are the certificates and licences that a letter tells of: licences, what the ad asks for, what the work needs, and of who has few what is of
// their trade. A course is called one.
func (m *maker) papersHeld(behind bool) []Sentence {
	var first, last []Sentence
	var are, have, named, passed, courses, certified, lessons held
	var told []string
	where, whereFrom, givenOne, givenFrom := "", []Cite(nil), "", []Cite(nil)
	drives, asked := false, false
	for _, i := range m.papers(len(m.p.Certificates)) {
		c := m.p.Certificates[i]
		name, path := strings.TrimSpace(c.Name), at("certificates", i, "name")
		asks := m.asksPaper(i) || m.shared(name) > 0 || m.answers(name)
		if name == "" || partOnly.MatchString(name) || belongs.MatchString(name) && !member.MatchString(name) && !memberOf.MatchString(name) {
			continue
		}
		if base, _, _ := strings.Cut(withoutBrackets(name), ","); countWords(base) < 3 && m.toldAlready(base) {
			continue
		}
		asked = asked || m.asksPaper(i)
		cites := []Cite{whole(path, name), whole(at("certificates", i, "issuer"), c.Issuer), {at("certificates", i, "date"), c.Date}}
		switch {
		case m.lang == "en" && admitted.MatchString(name):
			first = append(first, m.cited("letter", path, m.admittedTo(i), cites...))
		case m.lang == "en" && member.MatchString(name):
			first = append(first, m.cited("letter", path, ended(fill(m.f.isA, "text", "a "+member.ReplaceAllString(lowered(name), "${1} of "))), whole(path, name)))
		case m.lang != "en" && memberOf.MatchString(name):
			text := name
			if m.lang != "de" {
				text = lowered(name)
			}
			first = append(first, m.cited("letter", path, ended(fill(m.f.isA, "text", text)), whole(path, name)))
		case m.lang == "es" && enrolled.MatchString(name):
			first = append(first, m.cited("letter", path, ended("Estoy "+lowered(name)), whole(path, name)))
		case m.lang == "fr" && enrolled.MatchString(name):
			first = append(first, m.cited("letter", path, ended(fill(m.f.isA, "text", lowered(name))), whole(path, name)))
		case driving.MatchString(name):
			if asks && !drives {
				shown := lowered(name)
				if m.lang == "de" {
					shown = m.classesOf(name)
				} else if m.lang == "es" && carnet.MatchString(shown) {
					shown = "el " + shown
				} else if m.lang == "en" {
					shown = article(shown) + " " + shown
				}
				drives = true
				frame := m.f.drive
				if severalClasses.MatchString(shown) {
					frame = strings.Replace(frame, "J’ai le ", "J’ai les ", 1)
				}
				last = append(last, m.cited("letter", "driving", fill(frame, "list", shown), whole(path, name)))
			}
		case slices.Contains(told, withoutBrackets(name)): // another level of the same
		case m.isLicence(i) || len(told) < 3 && m.worthTelling(i, asks, asked, len(told)):
			told = append(told, withoutBrackets(name))
			given := m.given(i)
			switch {
			case m.lang == "en" && entitled.MatchString(name) && aPerson.MatchString(level.ReplaceAllString(withoutBrackets(name), "")):
				are.add(article(name)+" "+oneBracket(name+bracketed(given)), cites...)
			case m.lang == "en" && examName.MatchString(withoutBrackets(name)):
				passed.add("the "+bracketedTail(name), cites[0])
			case m.lang == "de" && germanCourse.MatchString(name):
				courses.add(oneBracket(germanCourseArticle(name)+bracketedTail(name)+bracketed(given)), cites...)
			case m.lang == "en" && m.isLicence(i):
				have.add(oneBracket(bracketedTail(m.countedOne(name))+bracketed(given)), cites...)
			case m.lang == "en" && counted.MatchString(withoutBrackets(name)):
				have.add(bracketedTail(m.countedOne(name)), cites[0])
			case m.lang != "en" && m.isPerson(name):
				are.add(m.personOf(bracketedTail(name)), cites[0])
			case m.articled(name) != "":
				if m.isLicence(i) {
					have.add(oneBracket(m.articled(name)+bracketed(given)), cites...)
				} else {
					have.add(m.articled(name), cites[0])
				}
			case m.isCourse(i):
				if text := m.course(name); text != "" {
					courses.add(text, cites[0])
				} else {
					lessons.add(m.quoted(name), cites[0])
				}
				where, whereFrom = given, cites
			case m.lang == "en":
				named.add(bracketedTail(name), cites[0])
			case m.isLicence(i):
				certified.add(oneBracket(m.quoted(name)+bracketed(given)), cites...)
			default:
				certified.add(m.quoted(name), cites[0])
				givenOne, givenFrom = given, cites
			}
		}
	}
	if len(certified.names) == 1 && givenOne != "" {
		certified.names[0], certified.cites = oneBracket(certified.names[0]+bracketed(givenOne)), givenFrom
	}
	if n := len(certified.names); n > 0 {
		have.add(m.f.certified[number(n > 1)]+m.f.listed(certified.names), certified.cites...)
	}
	papers, are1 := m.f.papersAlone, m.f.isA
	switch {
	case behind && len(are.names) > 0 && m.lang != "en":
		are1 = m.f.isAlso
	case behind:
		papers = m.f.papers
	}
	if n := len(lessons.names); n > 0 {
		courses.add(m.f.lessons[number(n > 1)]+m.f.listed(lessons.names), lessons.cites...)
	}
	if len(courses.names) == 1 && len(lessons.names) < 2 && where != "" {
		courses.names[0], courses.cites = oneBracket(courses.names[0]+bracketed(where)), whereFrom
	}
	if len(are.names) == 1 && len(have.names) > 0 && m.f.isAndHas != "" {
		text := fill(m.f.isAndHas, "text", m.f.listed(are.names), "list", m.f.listed(have.names))
		if behind {
			text = fill(m.f.isAlsoAndHas, "text", m.f.listed(are.names), "list", m.f.listed(have.names))
		}
		first = append(first, m.cited("letter", "titles", ended(text), append(are.cites, have.cites...)...))
		are, have = held{}, held{}
	}
	certificates := "My certificates include {list}."
	if len(named.names) == 1 {
		certificates = "I hold the certificate “{list}”."
	}
	for _, s := range []struct {
		held
		name, frame string
	}{{are, "titles", are1}, {have, "papers", papers}, {named, "certificates", certificates}, {passed, "exams", "I have passed {list}."}, {courses, "courses", m.f.courses}} {
		if len(s.names) > 0 {
			first = append(first, m.cited("letter", s.name, ended(fill(s.frame, "list", m.f.listed(s.names), "text", m.f.listed(s.names))), s.cites...))
		}
	}
	return append(first, last...)
}

// examName is the name of an examination, which is passed and not held.
var examName = pattern.New(`(?i)\bexam(?:ination)?$`)

// severalClasses is a French licence of more than one class: "permis B et D".
var severalClasses = pattern.New(`^permis \p{Lu}\p{Lu}?\d?(?:, \p{Lu}\p{Lu}?\d?)*(?:,| et) \p{Lu}`)

// carnet is a Spanish licence by the noun that has an article.
var carnet = pattern.New(`^(?:carn[ée]t?|permiso) `)

// toldAlready reports whether a sentence or a line before has a text.
func (m *maker) toldAlready(text string) bool {
	return slices.ContainsFunc(m.draft.Blocks, func(b Block) bool {
		return b.Section == "letter" && slices.ContainsFunc(b.Sentences, func(s Sentence) bool { return strings.Contains(s.Text, text) })
	})
}

// worthTelling reports whether a certificate that is no licence stands in a letter that has told of n.
func (m *maker) worthTelling(i int, asks, asked bool, n int) bool {
	name := m.p.Certificates[i].Name
	few := len(m.p.Certificates) <= fewPapers
	return asks || regulated.MatchString(name) || few && m.ofTrade(name) || few && !asked && n < 2 && !m.isCourse(i) && m.fresh(i)
}

// oldPaper is after how many years a certificate that nobody asks for is not told of.
const oldPaper = 15

// fresh reports whether a certificate was not given long ago.
func (m *maker) fresh(i int) bool {
	year := readDate(m.p.Certificates[i].Date).year
	return year == 0 || year+oldPaper >= m.in.Day.Year()
}

// isCourse reports whether a certificate says no more than that somebody learnt a thing.
func (m *maker) isCourse(i int) bool {
	name := m.p.Certificates[i].Name
	switch {
	case m.lang == "de":
		return false
	case isLesson.MatchString(withoutBrackets(name)):
		return true
	case m.lang == "en":
		return !credential.MatchString(name) && !aPerson.MatchString(withoutBrackets(name))
	}
	return !credential.MatchString(name) && !m.underCertificates(i)
}

// admittedTo is the sentence of an admission: to what, where and when.
func (m *maker) admittedTo(i int) string {
	c := m.p.Certificates[i]
	text, when, where := lowered(strings.TrimSpace(c.Name)), m.f.long(c.Date), bracketed(inPlace(c.Name, flat(strings.TrimSpace(c.Issuer))))
	if admission.MatchString(c.Name) && when != "" {
		return ended("I was " + text + " in " + when + where)
	}
	return ended(fill(m.f.isA, "text", bare(text)+bracketed(m.given(i))))
}

// given is by whom and in which year a certificate was given.
func (m *maker) given(i int) string {
	c := m.p.Certificates[i]
	year := ""
	if readDate(c.Date).year > 0 {
		year = c.Date[:4]
	}
	return joined(", ", inPlace(c.Name, flat(strings.TrimSpace(c.Issuer))), year)
}

// countedOne is the name of a card or a licence with its article, where it wants one.
func (m *maker) countedOne(name string) string {
	if !counted.MatchString(withoutBrackets(name)) {
		return name
	}
	if !capitalised(name) {
		name = m.lower(name)
	}
	return article(name) + " " + name
}
