package summary

import (
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
	"autojob/backend/core/posting"
)

// longestTitle is how many characters of an ad's title are repeated in a letter.
const longestTitle = 90

// What ads put into a title that is no part of it.
var (
	// adGender is for all to feel meant, adShare the share of full time.
	adGender = pattern.New(`(?i)\s*[(\[|,–-]?\s*(?:\b[mfwdhx]\s?/\s?[mfwdhx](?:\s?/\s?[mfwdhx])?\b|\ball genders\b|\bgn\b)\s*[)\]]?`)
	adShare  = pattern.New(`\s*[(,–-]?\s*\b\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%\s*\)?`)
	// adNumber is by which the employer files the ad.
	adNumber = pattern.New(`(?i)\s*[(\[|,–#-]*\s*\b(?:(?:job|req(?:uisition)?|ref(?:erence)?|réf(?:érence)?|posting|kennziffer|kenn-?nr|stellen-?(?:nr|id)|referenz(?:nummer)?|vacancy)\b[\s.]*(?:id|no|nr|number|code|n°)?[\s.:#°]*|(?:id|nr|no|n°)[\s.:#°]+)[a-z]{0,4}[-_/]?\d[\w/-]*\s*[)\]]?`)
	// adDigits is such a number alone at an end.
	adDigits = pattern.New(`^#?\d{4,}\s*[-–:|]\s*|\s*[-–:|#(]+\s*#?\d{4,}\)?$`)
	// adShout begins or ends a title to be seen.
	adShout = pattern.New(`(?i)^[\W_]*(?:urgent(?:ly)?(?: (?:hiring|required|need(?:ed)?))?|urgente|recrutement urgent|dringend(?: gesucht)?|asap|hot job|now hiring|hiring now|we['’]re hiring|we are hiring|immediate (?:start|hire|opening)s?|wir suchen|gesucht|se busca|on recherche|nous recrutons)(?:[\s:!*–|-]+|$)(?:(?:einen?|une?|una)\s+)?|[\s:!*(–|-]+(?:urgent(?:ly)?(?: (?:hiring|required|need(?:ed)?))?|urgente|dringend(?: gesucht)?|ab sofort|asap|now hiring|hiring now|immediate (?:start|hire|opening)s?|apply (?:now|today)|needed|gesucht)[!*)]*$`)
	// adHours is when and how long somebody works, behind a dash, a comma or "in", or with its number of hours.
	adHours = pattern.New(`(?i)(?:\s*[,–|(-]\s*|\s+in\s+|\s+en\s+|\s+à\s+)(?:voll- (?:oder|und|/) ?teilzeit|teilzeit|vollzeit|minijob|part[- ]?time|full[- ]?time|temps (?:partiel|plein|complet)|(?:tiempo|jornada) (?:parcial|completo|completa)|media jornada|\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s?(?:h|std\.?|stunden|hours?|hrs?|heures|horas)\b)[\s,/.]*(?:\(?\d{1,2}(?:[.,]\d)?(?:\s?[-–]\s?\d{1,2})?\s?(?:h|std\.?|stunden|hours?|hrs?|heures|horas)\)?)?(?:\s?(?:/|pro|per|a|par|por|à la)\s?(?:week|wk|woche|semaine|semana))?\)?$`)
	// adTime is full or part time and its shifts at the end of a part.
	adTime = pattern.New(`(?i)\s+(?:full|part)[- ]time(?:\s+(?:days?|nights?|evenings?|weekends?|prn))?$`)
	// adHouse is a last part that names the house in which the work is.
	adHouse = pattern.New(`(?i)\pL.*\s(?:hospital|medical cent(?:er|re)|clinic|klinikum|krankenhaus|university|universität|campus|inc\.?|llc|gmbh|ltd\.?)\b|\b(?:hospital|klinikum|university) (?:of )?\pL`)
	// adExtra is a part of a title that tells of pay, place or terms.
	adExtra = pattern.New(`(?i)[$£€]|\b\d+(?:[.,]\d+)?\s?k\b|^(?:k|full benefits|benefits|work (?:remotely|from home)|remote|hybrid|home ?office|télétravail|teletrabajo|remoto|entry[- ]level|full[- ]?time|part[- ]?time|permanent|temporary|contract|cdi|cdd|indefinido|unbefristet|befristet|day shift|night shift|sign[- ]on bonus|.*\bbonus|no weekends)$`)
	// adDash is a dash with a blank on one side, or a hyphen in the place of one.
	adDash = pattern.New(`\s+[-–—]+\s*|\s*[-–—]+\s+`)
)

// JobTitle is an ad's title as a letter names it: without "(m/w/d)", the share of full time, hours, pay, place and number, what is only to be seen, and
// brackets at its end, and not in capitals; "" where the ad has none, or a whole sentence.
func JobTitle(p *posting.Posting) string {
	if p == nil {
		return ""
	}
	title := strings.Join(strings.Fields(p.Title), " ")
	for _, drop := range []*pattern.Pattern{adGender, adShare, adNumber} {
		title = drop.ReplaceAllString(title, " ")
	}
	title = withDashes(strings.TrimSpace(title))
	for range 3 {
		before := title
		title = adHours.ReplaceAllString(adTime.ReplaceAllString(adShout.ReplaceAllString(adDigits.ReplaceAllString(title, ""), ""), ""), "")
		title = trimmedTitle(withoutExtras(withoutBracketEnd(title), p))
		if title == before {
			break
		}
	}
	if n, company := len(title), strings.TrimSpace(p.Company); company != "" && n > len(company) && strings.EqualFold(title[n-len(company):], company) {
		if head := strings.TrimSuffix(strings.TrimRight(title[:n-len(company)], " "), " at"); !smallWords[lastWord(head)] { // "Cook - Larch Hotel", not "Director of Catering"
			title = strings.TrimSuffix(trimmedTitle(head), " – The")
		}
	}
	title = unshouted(strings.ReplaceAll(trimmedTitle(title), " ,", ","), p.Language)
	if len([]rune(title)) > longestTitle || strings.ContainsAny(title, "{}<>") || strings.Contains(title, "://") {
		return ""
	}
	return title
}

// withDashes is a title with a dash between its parts, however they were parted; "Energie- und Gebäudetechnik" stays.
func withDashes(title string) string {
	out := adDash.ReplaceAllString(title, " – ")
	for _, and := range []string{"und ", "oder ", "bzw. ", "and ", "or ", "et ", "y "} {
		if strings.Contains(title, "- "+and) && !strings.Contains(title, " - "+and) {
			out = strings.ReplaceAll(out, " – "+and, "- "+and)
		}
	}
	return out
}

func trimmedTitle(title string) string {
	return strings.Trim(strings.Join(strings.Fields(title), " "), " ,-–—|/@!*#:;")
}

// withoutBracketEnd is a title without the brackets at its end, and without what stands behind one that nothing closes.
func withoutBracketEnd(title string) string {
	title = strings.TrimSpace(title)
	for strings.HasSuffix(title, ")") || strings.HasSuffix(title, "]") {
		i := strings.LastIndexAny(title, "([")
		if i <= 0 {
			break
		}
		title = strings.TrimSpace(title[:i])
	}
	if i := strings.LastIndexAny(title, "(["); i > 0 && !strings.ContainsAny(title[i:], ")]") {
		title = title[:i]
	}
	return title
}

// withoutExtras is a title without the parts at its ends that tell of pay, place or terms.
func withoutExtras(title string, p *posting.Posting) string {
	for _, between := range []string{" – ", ", ", " | "} {
		parts := strings.Split(title, between)
		for len(parts) > 1 && (isExtra(parts[len(parts)-1], p) || between == " – " && adHouse.MatchString(parts[len(parts)-1])) {
			parts = parts[:len(parts)-1]
		}
		for len(parts) > 1 && isExtra(parts[0], p) {
			parts = parts[1:]
		}
		title = strings.Join(parts, between)
	}
	return title
}

func isExtra(part string, p *posting.Posting) bool {
	part = strings.TrimSpace(part)
	if part == "" || adExtra.MatchString(part) || strings.HasSuffix(part, "!") {
		return true
	}
	for _, at := range p.Locations {
		for _, place := range []string{at.City, at.Region, at.Country, at.Country + " " + at.City} {
			if strings.EqualFold(part, strings.TrimSpace(place)) {
				return true
			}
		}
	}
	return false
}

var (
	// shortWords are words of up to three letters that are no abbreviations, where a title is all capitals; small ones stay small.
	smallInTitle = wordSet("of and the for to in at or a an on by with de du des et la le les en au aux del los las y el und für im in der die das mit von am zur zum")
	shortWords   = wordSet("sr jr pro bar car day van bus tax pet new job all art law gas oil sea spa vet dog web")
	longCapitals = wordSet("hvac html ajax bafa psle cnas lpns rest")
)

// unshouted is a title that is all capitals as it is written elsewhere: each word with a capital, in French and Spanish the first alone. Abbreviations stay.
func unshouted(title, lang string) string {
	if len(title) <= 4 || title != strings.ToUpper(title) || title == strings.ToLower(title) {
		return title
	}
	words := strings.Fields(title)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case i > 0 && smallInTitle[low]:
			words[i] = low
		case len(words) > 1 && isShort(w):
		case i > 0 && (lang == "fr" || lang == "es"):
			words[i] = low
		default:
			words[i] = titled(low)
		}
	}
	return strings.Join(words, " ")
}

// isShort reports whether a word of a title in capitals is an abbreviation, as far as its length tells: "RN", "B1".
func isShort(w string) bool {
	low := strings.TrimFunc(strings.ToLower(w), func(r rune) bool { return !unicode.IsLetter(r) })
	return longCapitals[low] || strings.ContainsAny(w, "0123456789") || len([]rune(low)) <= 3 && !shortWords[low] && !smallInTitle[low]
}

// titled begins each part of a word with a capital, "Cook/Baker", and leaves abbreviations: "Associate-FT".
func titled(low string) string {
	start := 0
	var out strings.Builder
	for i, r := range low + "/" {
		if r != '-' && r != '/' {
			continue
		}
		part := low[start:i]
		if start > 0 && isShort(part) {
			part = strings.ToUpper(part)
		}
		out.WriteString(raised(part))
		if i < len(low) {
			out.WriteRune(r)
		}
		start = i + 1
	}
	return out.String()
}

// adCompany is the ad's employer as a letter names it.
func (m *maker) adCompany() string {
	if m.in.Posting == nil {
		return ""
	}
	name := strings.TrimSpace(m.in.Posting.Company)
	if len([]rune(name)) > 60 || strings.ContainsAny(name, "\n\r\t{}") {
		return ""
	}
	return name
}
