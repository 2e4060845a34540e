package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

var (
	englishDegree  = pattern.New(`(?i)^(?:[bm]\.?\s?(?:sc|a|eng|ed|ba|com|phil|tech|s|res|arch|pharm|fa)\b\.?|mba|ll\.?[bm]|ph\.?\s?d|a\.?a\.?s?\b|b\.?f\.?a|bachelor|master|doctor|juris doctor|j\.?d\.?$|(?:postgraduate |graduate |higher |national |advanced |professional |executive )*(?:diploma|certificate|master|bachelor)|associate|foundation degree|hn[cd]\b|nvq|svq|level \d (?:nvq|diploma|certificate|award)|btec|pgce|pgdip|pgcert|dip\b|degree|city & guilds)|\b(?:diploma|certificate)$`)
	lawDegree      = pattern.New(`(?i)^(?:juris doctor|j\.?d\.?)$`) // there is one of law alone
	englishCourse  = pattern.New(`(?i)^(?:\pL[\pL-]* ){0,4}(?:course|boot ?camp)$`)
	englishTrained = pattern.New(`(?i)\b(?:apprenticeship|training|traineeship)\b`)
)

// bracketed is a place and a year in brackets, where there are any.
func bracketed(where string) string {
	if where == "" {
		return ""
	}
	return " (" + where + ")"
}

// oneBracket is a text in which brackets follow on brackets at its end, made one: "HNC in Computing (evenings, Goyt Valley College, 2026)".
func oneBracket(text string) string {
	if i := strings.LastIndex(text, ") ("); i >= 0 && strings.HasSuffix(text, ")") {
		return text[:i] + ", " + text[i+3:]
	}
	return text
}

func studiedEnglish(kind, area, where string, again bool) string {
	what := kind
	if head, grade, ok := strings.Cut(kind, ", "); ok {
		what, where = head, joined(", ", grade, where)
	}
	if area != "" && !(lawDegree.MatchString(kind) && area == "Law") {
		what += " in " + area
	}
	switch {
	case kind == "Diploma" && area == "" && highSchool.MatchString(where):
		school, year, _ := strings.Cut(where, ", ")
		text := "I graduated from " + school
		if again {
			text = "Before that I graduated from " + school
		}
		return strings.TrimSpace(text + map[bool]string{true: " in " + year}[year != ""])
	case englishTrained.MatchString(kind):
		return "I completed " + article(kind) + " " + lowered(what) + bracketed(where)
	case englishCourse.MatchString(kind):
		if capitalised(kind) {
			return "I completed the " + what + bracketed(where)
		}
		return "I completed " + article(kind) + " " + what + bracketed(where)
	case !englishDegree.MatchString(kind):
		return ""
	case again:
		return "Before that I completed " + article(kind) + " " + what + bracketed(where)
	}
	return "I hold " + article(kind) + " " + what + bracketed(where)
}

var (
	germanLearnt  = pattern.New(`(?i)^(?:ausbildung|lehrabschluss|berufsausbildung|gesellenbrief|gesellenprüfung|lehre|facharbeiter|umschulung|duale ausbildung|ihk)`)
	germanStudied = pattern.New(`(?i)^(?:diplom|dipl\.|bachelor|master|magister|staatsexamen|[bm]\.?\s?(?:a|sc|eng|ed)\b|studium|lehramt|1\. staatsexamen|2\. staatsexamen|erstes|zweites|mba|ll\.)`)
	germanSchool  = pattern.New(`(?i)^(?:fachschule|berufsfachschule|fachakademie|staatlich anerkannte)`)
	germanTitle   = pattern.New(`(?i)^(?:\pL*meister(?:in)?|techniker(?:in)?|\pL*fachwirt(?:in)?|betriebswirt(?:in)?|bilanzbuchhalter(?:in)?|(?:staatlich )?geprüfter?|(?:staatlich )?examinierter?)(?:$|[^\pL])`)
)

// germanTrade is a trade or its field where nothing says that it was learnt: "Pflegefachassistenz, staatlich anerkannt".
var germanTrade = pattern.New(`^\p{Lu}\pL*(?:assistenz|assistent(?:in)?|helfer(?:in)?|kraft|pflege|mann|frau|mechaniker(?:in)?|monteur(?:in)?|elektroniker(?:in)?|pfleger(?:in)?)(?:, (?:staatlich (?:anerkannt|geprüft|examiniert)|ihk|hwk))?$`)

// lowerAdjective begins a text with a small letter where its first word is an adjective.
func lowerAdjective(s string) string {
	if first := firstWord(s); first == "Staatlich" || strings.HasPrefix(first, "Geprüfte") || strings.HasPrefix(first, "Examinierte") {
		return lowered(s)
	}
	return s
}

func studiedGerman(kind, area, school, year, at string, again bool) string {
	where := joined(", ", school, year)
	switch {
	case kind == "Promotion" && area != "":
		if again {
			return "Davor habe ich eine Promotion im Fach " + area + " abgeschlossen" + bracketed(where)
		}
		return "Ich habe eine Promotion im Fach " + area + " abgeschlossen" + bracketed(where)
	case germanStudied.MatchString(kind):
	case germanLearnt.MatchString(kind), germanSchool.MatchString(kind):
		return trainedGerman(kind, area, school, year, at, again)
	case germanCourse.MatchString(kind):
		return courseGerman(kind, area, where, again)
	case strings.HasSuffix(strings.ToLower(kind), "prüfung") && area != "":
		return "Ich habe die " + kind + " in " + area + " abgelegt" + bracketed(where)
	case strings.HasSuffix(kind, "brief") && area != "":
		return "Ich habe den " + kind + " in " + area + bracketed(where)
	case germanTitle.MatchString(kind):
		return "Ich bin " + joined(", ", lowerAdjective(kind), area) + bracketed(where)
	case area == "" && germanTrade.MatchString(kind):
		head, rest, _ := strings.Cut(kind, ", ")
		if title := becomes(head); title != "" {
			return trainedGerman(joined(", ", "Ausbildung", rest), head, school, year, at, again)
		}
		return map[bool]string{true: "Davor habe ich", false: "Ich habe"}[again] + " die Ausbildung „" + head + "“ abgeschlossen" + bracketed(joined(", ", rest, where))
	default:
		return ""
	}
	if area == "" || strings.HasSuffix(area, "angestellten") {
		return "" // its ending would have to change
	}
	what := bracketed(joined(", ", kind, where))
	if strings.ContainsAny(kind, "()") {
		what = ": " + joined(", ", kind, where)
	}
	if again {
		return "Davor habe ich " + area + " studiert" + what
	}
	return "Studiert habe ich " + area + what
}

var frenchDegree = pattern.New(`(?i)^(?:capes|capet|caplp|agrégation|crpe|deust|dees|deaes|deas|bpjeps|dejeps|cqp|mba|master|mastère|bts|dut|but|cap|bep|bac|baccalauréat|brevet|titre|doctorat|dcg|dscg|dess|dea|deug|diplôme|certificat|caf|licence|maîtrise)\b`)

var frenchFeminine = pattern.New(`(?i)^(?:licence|maîtrise)\b`)

// frenchOnly are diplomas of which there is one.
var frenchOnly = pattern.New(`^(?:capes|capet|caplp|crpe|dees|deaes|deas|bpjeps|dejeps)\b`)

func studiedFrench(kind, area, where string, again bool) string {
	switch course, _ := strings.CutPrefix(kind, "Formation"); {
	case course != kind && area != "" && course == "":
		return "J’ai suivi la formation « " + area + " »" + bracketed(where)
	case course != kind && area == "" && strings.HasPrefix(course, " "):
		return "J’ai suivi la formation" + course + bracketed(where)
	case !frenchDegree.MatchString(kind):
		return ""
	}
	head := "d’un "
	low := strings.ToLower(kind)
	switch {
	case frenchFeminine.MatchString(kind):
		head = "d’une "
	case strings.HasPrefix(low, "agrégation"):
		head = "de l’"
	case strings.HasPrefix(low, "diplôme d"), frenchOnly.MatchString(low):
		head = "du "
	}
	if area != "" && !strings.HasPrefix(area, "2 ") && !strings.HasPrefix(area, "1 ") && !strings.HasPrefix(low, "diplôme d") {
		kind, where = degreeFrench(kind, area, where)
	} else if area != "" && countWords(kind) == 2 && lowered(area) == area { // "Diplôme d’État d’aide-soignant"
		if strings.ContainsAny(area[:1], "aeiouh") || strings.HasPrefix(area, "é") {
			kind += " d’" + area
		} else {
			kind += " de " + area
		}
	} else if strings.HasPrefix(area, "2 ") || strings.HasPrefix(area, "1 ") {
		kind += " " + area
	}
	if again {
		return "J’ai obtenu auparavant " + map[string]string{"d’un ": "un ", "d’une ": "une ", "du ": "le ", "de l’": "l’"}[head] + kind + bracketed(where)
	}
	return "Je suis titulaire " + head + kind + bracketed(where)
}

var spanishFeminine = pattern.New(`(?i)^(?:licenciatura|diplomatura|ingeniería|maestría|formación)\b`)

// spanishPerson are degrees that name who has them.
var spanishPerson = pattern.New(`(?i)^(?:arquitect|ingenier|licenciad|graduad|diplomad|abogad|enfermer|maestr)[oa]\b`)

func studiedSpanish(kind, area, where string, again bool) string {
	what, low := kind, strings.ToLower(kind)
	if area != "" {
		what += " en " + area
	}
	switch {
	case spanishPerson.MatchString(kind):
		if again {
			return "Antes me formé como " + lowered(what) + bracketed(where)
		}
		return "Soy " + lowered(what) + bracketed(where)
	case low == "curso" && area != "":
		return "Realicé el curso «" + area + "»" + bracketed(where)
	case strings.HasPrefix(low, "curso ") && area == "":
		return "Realicé el " + lowered(kind) + bracketed(where)
	case strings.HasPrefix(low, "título"):
		if again {
			return "Antes obtuve el " + lowered(what) + bracketed(where)
		}
		return "Tengo el " + lowered(what) + bracketed(where)
	case spanishFeminine.MatchString(kind):
		what = "la " + what
	case strings.HasPrefix(low, "técnic"):
		if again {
			return "Antes me formé como " + what + bracketed(where)
		}
		return "Me formé como " + what + bracketed(where)
	default:
		what = "el " + what
	}
	if again {
		return "Antes cursé " + what + bracketed(where)
	}
	return "Cursé " + what + bracketed(where)
}
