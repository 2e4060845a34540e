package posting

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/pattern"
	"autojob/backend/core/place"
	"autojob/backend/core/problem"
)

var labels = []struct {
	name    string
	pattern *pattern.Pattern
}{
	{"title", pattern.New(`(?i)^(?:job title|position|title|role|stelle|stellenbezeichnung|poste|intitulé du poste|puesto)\s*[:：]\s*(.+)$`)},
	{"company", pattern.New(`(?i)^(?:company|employer|organisation|organization|unternehmen|firma|arbeitgeber|entreprise|société|empresa)\s*[:：]\s*(.+)$`)},
	{"location", pattern.New(`(?i)^(?:location|place of work|place|job location|based in|standort|einsatzort|arbeitsort|ort|lieu|localisation|ubicación|lugar)\s*[:：]\s*(.+)$`)},
	{"salary", pattern.New(`(?i)^(?:salary|pay|compensation|gehalt|vergütung|salaire|rémunération|salario)\s*[:：]\s*(.+)$`)},
}

var (
	// noise are lines that pages put around an ad's title.
	noise = pattern.New(`(?i)^(?:job description|about (?:the job|us)|(?:easy |quick )?apply(?: now| on company site)?|saved?|save job|share|follow|report|back|home|jobs?|careers?|full job description|job details|stellenanzeige|stellenbeschreibung|skip to .*|menu|sign in|log in|login|search|offre d['’]emploi|oferta de empleo|jetzt bewerben|bewerben|speichern|merken|teilen|gehalt anzeigen|postuler|enregistrer|partager|inscribirme|guardar|compartir|(?:re)?posted .*|erschienen.*|publiée? .*|publicad[oa] .*|\d+\+? (?:days?|hours?|weeks?|applicants?|tage?n?|bewerber).*|vor \d+ .*|il y a .*|hace .*|be an early applicant|promoted.*|actively (?:hiring|recruiting).*|show (?:match|more).*|new|neu|\d[.,]\d(?: (?:out of 5.*|★.*|\(.*))?|logo|[•·*|–-]+)$`)
	// facts are lines that state contract, hours or pay beside the title.
	facts = pattern.New(`(?i)^(?:full[- ]?time|part[- ]?time|permanent|contract|temporary|vollzeit|teilzeit|feste anstellung|unbefristet|cdi|cdd|temps plein|indefinido|jornada completa|on-?site|remote|hybrid|homeoffice.*|mid-senior level|entry level|associate)(?:[,/ ·|-].*)?$`)
	// bodyHead are headings under which the ad's own text begins.
	bodyHead  = pattern.New(`(?i)^(?:about (?:the (?:job|role|company)|us|you)|(?:full )?job description|the role|(?:your |key )?responsibilities|requirements|overview|summary|über uns|(?:deine |ihre )?aufgaben|das erwartet (?:dich|sie)|stellenbeschreibung|à propos.*|(?:vos )?missions?|descripti(?:on|f) du poste|sobre nosotros|descripción.*|funciones)\s*:?$`)
	logo      = pattern.New(`(?i)^(?:company logo for,? (.+?)\.?|logo (?:of|von|de) (.+)|(.+?) logo)$`)
	legalForm = pattern.New(`(?:^|[ ,])(?:GmbH|AG|SE|KG|e\.V\.|mbH|Ltd\.?|Limited|PLC|plc|LLP|Inc\.?|LLC|Corp\.?|S\.?A\.?|SAS|SARL|S\.?L\.?U?\.?|B\.?V\.?|Co\.)(?:$|[ ,&·|])`)
	atCompany = pattern.New(`^(.{4,80}?)\s+(?:at|@|bei|chez)\s+([A-ZÄÖÜÉ][\pL\pN&.' -]{1,60})$`)
	jobPost   = pattern.New(`(?i)\s*[-–]\s*job post$`)
	// wanted is how prose names the job.
	wanted = pattern.New(`(?i)(?:looking for|seeking|hiring|recruiting|recruit|suchen(?: wir)?(?: ab sofort)?|recherch(?:ons|e)|recrut(?:ons|e)|buscamos|busca) (?:an?|eine?n?|une?|una?)? ?([\pL][^.,;:!?\n]{3,60}?)(?: to | who | for | with | in | zur | für | pour | para | con | \(|[.,;:!?\n])`)
)

// maxPasted bounds the text of one ad, in bytes.
const maxPasted = 2 << 20

// text reads the text of one ad as a person copied it.
func (b *builder) text(text, url string) error {
	if len(text) > maxPasted {
		return problem.New(problem.TooLarge, fmt.Sprintf("This text is %d MB long, which is more than one job ad.", len(text)>>20), "Copy one ad at a time, or save many as JSON or CSV.")
	}
	text = tidy(strings.ToValidUTF8(text, ""))
	if n := utf8.RuneCountInString(text); n < 60 {
		return problem.New(problem.Invalid, "This is too short to be a job ad.", "Copy the whole ad: its title, what the job is, and what they ask for.")
	}
	p := header(strings.Split(text, "\n"))
	p.URL, p.Description = url, text
	if p.Title == "" {
		if m := wanted.FindStringSubmatch(clip(text, 4000) + "\n"); m != nil {
			p.Title = m[1]
		} else { // its first words name it
			words := strings.Fields(clip(text, 400))
			p.Title = strings.Join(words[:min(len(words), 8)], " ")
		}
	}
	b.add(p, "")
	return nil
}

// clip is the beginning of a text, cut between characters.
func clip(text string, n int) string { return strings.ToValidUTF8(text[:min(len(text), n)], "") }

// header reads title, company and place from labelled lines and from the short lines above the ad's own text. A company is taken only
// where the lines leave no doubt: a label, a logo's caption, a legal form, or the line between the title and a place.
func header(lines []string) Posting {
	var p Posting
	var top []string
	body := false
	for _, l := range lines[:min(len(lines), 40)] {
		l = strings.TrimSpace(strings.Trim(l, "#*"))
		if l == "" || p.labelled(l) {
			continue
		}
		if m := logo.FindStringSubmatch(l); m != nil && !body && p.Company == "" && len(l) < 90 {
			p.Company = m[1] + m[2] + m[3]
			continue
		}
		if body = body || bodyHead.MatchString(l) && len(top) > 0 || len(l) > 140 || strings.HasPrefix(l, "- "); body || noise.MatchString(l) {
			continue
		}
		if len(top) < 10 {
			top = append(top, l)
		}
	}
	p.fromTop(top)
	if m := atCompany.FindStringSubmatch(p.Title); m != nil && p.Company == "" {
		p.Title, p.Company = m[1], m[2]
	}
	return p
}

// labelled takes a line such as "Location: Leeds".
func (p *Posting) labelled(l string) bool {
	for _, label := range labels {
		m := label.pattern.FindStringSubmatch(l)
		if m == nil || len(m[1]) > 160 {
			continue
		}
		field := map[string]*string{"title": &p.Title, "company": &p.Company, "location": &p.Location, "salary": &p.SalaryText}[label.name]
		if *field == "" {
			*field = strings.TrimSpace(m[1])
			return true
		}
	}
	return false
}

// fromTop reads the short lines above an ad's text.
func (p *Posting) fromTop(top []string) {
	at, where := -1, -1 // the lines of title and place
	for i, l := range top {
		n := utf8.RuneCountInString(l)
		first, rest, _ := strings.Cut(l, " · ")
		switch {
		case at < 0 && p.Title == "" && n >= 3 && n <= 120 && !facts.MatchString(l) && l != p.Company && !(strings.HasSuffix(l, ".") && n > 60):
			at = i
		case p.Location == "" && where < 0 && i <= 5 && isPlaceLine(first):
			p.Location, where = first, i
		case p.Location == "" && where < 0 && i <= 5 && rest != "" && len(first) < 60 && isPlaceLine(strings.Split(rest, " · ")[0]): // Acme · Berlin, Germany
			p.Location, where = strings.Split(rest, " · ")[0], i
			if p.Company == "" {
				p.Company = first
			}
		case p.SalaryText == "" && n < 80 && markPattern.MatchString(l) && strings.ContainsAny(l, "0123456789"):
			if s, ok := ReadSalary(l); ok && s.Period != "" {
				p.SalaryText = l
			}
		}
	}
	if at < 0 {
		return
	}
	title := top[at]
	next := ""
	if at+1 < len(top) && at+1 != where && !facts.MatchString(top[at+1]) {
		next = top[at+1]
	}
	switch {
	case p.Company == "" && legalForm.MatchString(title) && next != "" && !legalForm.MatchString(next) && len(next) <= 120: // the company stands first
		p.Company, title = title, next
	case p.Company == "" && next != "" && firmThere(next) != "":
		p.Company = firmThere(next)
		if p.Location == "" {
			p.Location = strings.Trim(strings.TrimPrefix(next, p.Company), " ,–-")
		}
	case p.Company == "" && next != "" && len(next) < 80 && (where == at+2 && !strings.HasSuffix(next, ".") || legalForm.MatchString(next)):
		p.Company = next
	}
	p.Title = jobPost.ReplaceAllString(title, "")
}

// firmTown is a line of a firm and its town: "Brook Mill, Leeds", "Mühlbach GmbH – Leipzig oder remote".
var firmTown = pattern.New(`^(\p{Lu}.{2,70}?)(?:, | [-–] )(\p{Lu}[\pL’' -]{1,30}?)(?: (?:oder|or|ou|o|y|und|and|et) [\pL ]{2,20})?(?: \([^()]{1,40}\))?$`)

// firmThere is the firm of such a line, "" where the last of it is no town, or the first is one, too.
func firmThere(l string) string {
	m := firmTown.FindStringSubmatch(l)
	if m == nil || facts.MatchString(l) || isTown(m[1]) || !isTown(m[2]) {
		return ""
	}
	return m[1]
}

func isTown(name string) bool {
	_, known := place.Apart(place.Town{Name: name}, place.Town{Name: name})
	return known
}

// isPlaceLine reports whether a line is about the place and nothing else, beyond doubt: with a country, a state or a postal code, or
// in the form "Leeds (hybrid)".
func isPlaceLine(l string) bool {
	if len(l) > 90 || strings.HasSuffix(l, ".") || strings.HasSuffix(l, ":") {
		return false
	}
	if facts.MatchString(l) && !strings.ContainsAny(l, ",-") {
		return false
	}
	places := ReadPlaces(l)
	if len(places) == 0 {
		return false
	}
	low := strings.ToLower(l)
	remote := strings.Contains(low, "(hybrid") || strings.Contains(low, "(remote") || strings.Contains(low, "(on-site") || strings.HasPrefix(low, "remote") || strings.HasPrefix(low, "hybrid")
	return places[0].Country != "" || remote || postalCode.MatchString(l+" ") && places[0].City != "" || stateZIP.MatchString(l)
}
