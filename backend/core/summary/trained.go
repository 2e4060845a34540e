package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

// germanFem are the kinds of training that are feminine, and have "meine" before them.
var germanFem = pattern.New(`(?i)^(?:duale )?(?:ausbildung|berufsausbildung|lehre|umschulung)$`)

// trainedGerman says what trade somebody learnt: "Meine Ausbildung zur Köchin habe ich 2013 im Gasthof Larch abgeschlossen". What is no title of a trade stays a
// subject, since which it is cannot be told.
func trainedGerman(kind, area, school, year, at string, again bool) string {
	head, rest, _ := strings.Cut(commas(kind), ", ")
	verb := " habe ich "
	if again {
		verb = " hatte ich zuvor "
	}
	when, where := year, joined(", ", commas(rest), school)
	if at != "" && rest == "" {
		when, where = joined(" ", when, at), ""
	}
	done := joined(" ", when, "abgeschlossen") + bracketed(where)
	if germanSchool.MatchString(kind) {
		if area == "" || !isSubject(area) || strings.Contains(kind, " ") {
			return ""
		}
		return "Meine Ausbildung" + verb + joined(" ", year, "an der "+kind+" für "+area) + bracketed(school) + " abgeschlossen"
	}
	title := becomes(area)
	switch {
	case area == "" || strings.HasSuffix(area, "angestellten"):
		return ""
	case !germanFem.MatchString(head):
		return provenGerman(kind, area, joined(", ", school, year), title != "", again)
	case title != "":
		head += " " + title
	case subjectEnd.MatchString(area):
		head += " im Bereich " + area
	default:
		done = joined(" ", year, "abgeschlossen") + bracketed(joined(", ", area, commas(rest), school))
	}
	return "Meine " + raised(head) + verb + done
}

// provenGerman says what somebody has who names no training but what ended it: "Ich habe den Gesellenbrief als Tischler".
func provenGerman(kind, area, where string, title, again bool) string {
	head := "Ich habe "
	if again {
		head = "Davor habe ich "
	}
	link := " in "
	if title {
		link = " als "
	}
	switch {
	case strings.ContainsAny(kind, "(),"):
	case strings.HasSuffix(kind, "prüfung"):
		return head + "die " + kind + link + area + " abgelegt" + bracketed(where)
	case strings.HasSuffix(kind, "brief"):
		return head + "den " + kind + link + area + " erworben" + bracketed(where)
	}
	if again {
		return "Davor habe ich " + area + " gelernt" + bracketed(joined(", ", commas(kind), where))
	}
	return "Gelernt habe ich " + area + bracketed(joined(", ", commas(kind), where))
}

// isSubject reports whether a text begins with a noun that is the name of a subject, as far as its ending tells.
func isSubject(area string) bool { return becomes(area) == "" && !germanAdjective(area) }

var (
	titleOfMany  = pattern.New(`[/(*:]|(?:frau|mann)\b.*(?:frau|mann)\b`)
	feminineHead = pattern.New(`^\pL+(?:in|frau|kraft|schwester|hilfe|hebamme|fee)$|^(?:Hebamme|Fachkraft)$`)
	weakHead     = pattern.New(`^\pL*(?:ist|ent|ant|loge|soldat|agoge)$`)
	masculine    = pattern.New(`^\pL*[^aeiou](?:er|or|eur|mann|wirt|ler)$|^Koch$|^\pL+(?:wirt|koch|pfleger|heizer|bauer|maurer|iker)$`)
	subjectEnd   = pattern.New(`(?:technik|wesen|kunde|schaft|ik|ie|ung|handel|bau|pflege|management|recht|medizin)$`)
	noTitle      = pattern.New(`(?i)(?:steuer|feuer|technik|\w*computer|lager|wasser|körper|leder|papier|motor|sektor|labor|medizin|chemie|disziplin)$`)
)

// becomes is the title of a trade as what somebody is trained to become: "zum Koch", "zur Fachkraft für Lagerlogistik"; "" where a text is no title, or its
// ending cannot be told.
func becomes(area string) string {
	first := firstWord(area)
	rest := area[len(first):]
	if titleOfMany.MatchString(area) || strings.HasPrefix(rest, "-") || strings.Contains(first, "-") && !strings.HasSuffix(first, "er") && !strings.HasSuffix(first, "in") {
		return ""
	}
	switch {
	case noTitle.MatchString(first):
		return ""
	case strings.HasSuffix(first, "angestellte"):
		return "zur " + first + "n" + rest
	case strings.HasSuffix(first, "angestellter"):
		return "zum " + strings.TrimSuffix(first, "r") + "n" + rest
	case feminineHead.MatchString(first):
		return "zur " + area
	case weakHead.MatchString(first):
		if strings.HasSuffix(first, "e") {
			return "zum " + first + "n" + rest
		}
		return "zum " + first + "en" + rest
	case masculine.MatchString(first):
		return "zum " + area
	}
	return ""
}

var (
	germanCourse = pattern.New(`(?i)^(?:\pL*kurs|\pL*lehrgang|\pL*seminar|\pL*weiterbildung|\pL*fortbildung|\pL*schulung|bootcamp|\pL*-bootcamp|\pL*zertifikat)(?:$| )`)
	courseNeuter = pattern.New(`(?i)(?:seminar|bootcamp|zertifikat)$`)
	courseFem    = pattern.New(`(?i)(?:bildung|schulung)$`)
)

// germanCourseArticle is the article of a course with its blank: "den " before a Lehrgang.
func germanCourseArticle(kind string) string {
	switch first := firstWord(kind); {
	case courseNeuter.MatchString(first):
		return "das "
	case courseFem.MatchString(first):
		return "die "
	}
	return "den "
}

// courseGerman is a course that stands among what was learnt: "Ich habe den Zertifikatskurs Web-Entwicklung abgeschlossen".
func courseGerman(kind, area, where string, again bool) string {
	article := germanCourseArticle(kind)
	head := "Ich habe "
	if again {
		head = "Davor habe ich "
	}
	if area != "" {
		area = " „" + area + "“"
	}
	return head + article + kind + area + " abgeschlossen" + bracketed(where)
}

// learntAt is a school or a firm where a trade was learnt with the words before it, "" where only "bei" is known of it, which no school has.
func (m *maker) learntAt(school string) string {
	at := m.workplace(school)
	if strings.HasPrefix(at, "bei ") && !strings.HasPrefix(at, "bei der ") && !strings.HasPrefix(at, "bei den ") {
		return ""
	}
	return at
}

// degreeFrench is a French degree with its subject as the two stand together, "Master Marketing et négociation", and the subject in brackets where it
// is a list or the degree has a name of its own.
func degreeFrench(kind, area, where string) (string, string) {
	if strings.Contains(area, ",") || countWords(kind) > 1 && !frenchDouble.MatchString(kind) {
		return kind, joined(french.semicolon, lowered(area), where)
	}
	return kind + " " + raised(area), where
}

// frenchDouble are kinds of degrees of two words that a subject stands behind.
var frenchDouble = pattern.New(`(?i)^(?:licence (?:pro|professionnelle)|bac (?:pro|professionnel|techno|technologique)|titre (?:pro|professionnel)|master (?:1|2|pro|professionnel|recherche)|brevet professionnel|mastère spécialisé|certificat de spécialisation)$`)

// commas is a text whose brackets are commas, for what is put into brackets itself.
func commas(s string) string {
	return strings.NewReplacer(" (", ", ", ")", "").Replace(s)
}
