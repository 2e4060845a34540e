package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

// addressHost finds the hosts of web and mail addresses; the second part is the first step of a web address's path.
var addressHost = pattern.New(`(?i)(?:https?://|@|\bwww\.)((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10})\b(?:/([a-z0-9-]{3,40}))?`)

// commonHosts belong to boards, mail services, authorities and builders of application pages; their names are not those of an ad's firm.
var commonHosts = set("gmail yahoo hotmail outlook aol icloud msn live comcast verizon monster linkedin glassdoor indeed facebook twitter youtube instagram google bit goo tinyurl eeoc dol uscis ofccp uscourts github greenhouse lever ashbyhq workable smartrecruiters recruitee personio teamtailor breezy bamboohr myworkdayjobs workday icims taleo jobvite applicantpro ultipro adp paycomonline ziprecruiter careerbuilder dice remoteok kenexa brassring peopleadmin selectrakonline governmentjobs usajobs craigslist zoom docs forms calendly")

// firmBoards are hosts that give every firm a page of its own, named by the first step of the path or by the first part of the host.
var firmBoards = set("greenhouse lever ashbyhq workable smartrecruiters recruitee personio teamtailor breezy bamboohr myworkdayjobs")

// hosts votes for the names that stand in the text as they do in one of its addresses: "Brook Mill" beside jobs@brookmill.com.
func (b *ballot) hosts(text, address string) {
	text += "\n" + address
	seen := map[string]bool{}
	for _, m := range addressHost.FindAllStringSubmatch(text, 12) {
		parts := strings.Split(strings.ToLower(m[1]), ".")
		label := parts[len(parts)-2]
		if (label == "co" || label == "com") && len(parts) > 2 {
			label = parts[len(parts)-3]
		}
		if firmBoards[label] {
			if label = parts[0]; label == "jobs" || label == "boards" || label == "job-boards" || label == "apply" || label == "careers" || label == "www" {
				label = strings.ToLower(m[2])
			}
		}
		label = strings.ReplaceAll(label, "-", "")
		if len(label) < 4 || seen[label] || commonHosts[label] {
			continue
		}
		seen[label] = true
		if name := spelledAs(text, label); name != "" {
			b.vote(name, 3)
			continue
		}
		for _, key := range b.order { // "Brook" beside brookmills.com
			if len(key) >= 4 && strings.Contains(label, key) {
				b.votes[key]++
			}
		}
	}
}

// spelledAs is the part of a text that a label of letters and digits stands for, with its capitals and spaces; "" where there is none.
func spelledAs(text, label string) string {
	last := ' '
	for i, r := range text {
		starts := !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '@' && last != '.' && last != '/' && last != '-'
		last = r
		if !starts || !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		if n := spellsUpTo(text[i:], label); n > 0 {
			return text[i : i+n]
		}
	}
	return ""
}

// spellsUpTo is how many bytes of a text spell the label, 0 if its beginning does not.
func spellsUpTo(text, label string) int {
	k, gap := 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case k < len(label) && unicode.ToLower(r) == rune(label[k]):
			k, gap = k+1, 0
		case k < len(label) && strings.ContainsRune(" &.,'’-", r) && gap < 3:
			gap++
		default:
			return 0
		}
		i += size
		if k == len(label) {
			next, _ := utf8.DecodeRuneInString(text[i:])
			if i < len(text) && (unicode.IsLetter(next) || unicode.IsDigit(next) || next == '@') || strings.HasPrefix(text[i:], ".co") || strings.HasPrefix(text[i:], ".org") {
				return 0
			}
			return i
		}
	}
	return 0
}

// headName is a firm's name at the end of what stands before a town.
var headName = pattern.New(firmName + `$`)

var street = pattern.New(`(?i)\b(?:st|street|ave|avenue|road|rd|drive|dr|blvd|lane|suite|hwy|highway|parkway|floor|area|region|greater|downtown|metro|near)\.?$`)

// maxHead is how far into a text its head may reach, in bytes.
const maxHead = 250

// atHead votes for a name between the title and the town at a text's beginning, as in ads that papers print: "Welder Brook & Mill Dayton, OH".
// One that the text does not name again may be another word for the work.
func (b *ballot) atHead(title, text string) {
	for _, p := range b.places {
		if len(p.City) < 3 {
			continue
		}
		head := clip(text, maxHead)
		i := strings.Index(head, p.City)
		if i <= 0 {
			continue
		}
		head = head[:i]
		if j := strings.LastIndexAny(head, ".!?:\n|"); j >= 0 && j < len(head)-1 {
			head = head[j+1:]
		}
		head = strings.TrimSpace(head)
		if len(title) > 3 && len(head) > len(title) && strings.EqualFold(head[:len(title)], title) {
			head = head[len(title):]
		}
		head = strings.TrimRight(head, " ,–-(")
		m := headName.FindStringSubmatch(head)
		if m == nil || street.MatchString(m[1]) || containsWords(title, m[1]) {
			continue
		}
		votes := 1
		if first, _, _ := strings.Cut(m[1], " "); strings.Count(text, first) > 1 {
			votes = 2
		}
		b.vote(m[1], votes)
		return
	}
}

// containsWords reports whether a title has one of a name's words of four letters or more.
func containsWords(title, name string) bool {
	title = strings.ToLower(title)
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if len(w) >= 4 && strings.Contains(title, w) {
			return true
		}
	}
	return false
}
