package posting

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/problem"
)

var labels = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"title", regexp.MustCompile(`(?i)^(?:job title|position|title|role|stelle|stellenbezeichnung|poste|intitulé du poste|puesto)\s*[:：]\s*(.+)$`)},
	{"company", regexp.MustCompile(`(?i)^(?:company|employer|organisation|organization|unternehmen|firma|arbeitgeber|entreprise|société|empresa)\s*[:：]\s*(.+)$`)},
	{"location", regexp.MustCompile(`(?i)^(?:location|place of work|job location|based in|standort|einsatzort|arbeitsort|ort|lieu|localisation|ubicación|lugar)\s*[:：]\s*(.+)$`)},
	{"salary", regexp.MustCompile(`(?i)^(?:salary|pay|compensation|gehalt|vergütung|salaire|rémunération|salario)\s*[:：]\s*(.+)$`)},
}

// noTitle are lines that pages put above the title.
var noTitle = regexp.MustCompile(`(?i)^(?:job description|about the job|apply( now)?|save|share|back|home|jobs?|careers?|full job description|job details|stellenanzeige|stellenbeschreibung|skip to .*|menu|sign in|log in|login|offre d'emploi|oferta de empleo|\d+ (?:days?|hours?) ago)$`)

var atCompany = regexp.MustCompile(`^(.{4,80}?)\s+(?:at|@|bei|chez|en)\s+([A-ZÄÖÜ][\pL\pN&.' -]{1,60})$`)

// text reads the text of one ad as a person copied it.
func (b *builder) text(text, url string) error {
	text = tidy(decode([]byte(text)))
	if n := utf8.RuneCountInString(text); n < 60 {
		return problem.New(problem.Invalid, "This is too short to be a job ad.", "Copy the whole ad: its title, what the job is, and what they ask for.")
	}
	p := Posting{URL: url, Description: text}
	lines := strings.Split(text, "\n")
	for _, l := range lines[:min(len(lines), 30)] {
		for _, label := range labels {
			m := label.pattern.FindStringSubmatch(l)
			if m == nil {
				continue
			}
			v := strings.TrimSpace(m[1])
			switch {
			case label.name == "title" && p.Title == "" && len(v) < 120:
				p.Title = v
			case label.name == "company" && p.Company == "" && len(v) < 100:
				p.Company = v
			case label.name == "location" && p.Location == "" && len(v) < 120:
				p.Location = v
			case label.name == "salary" && p.SalaryText == "" && len(v) < 160:
				p.SalaryText = v
			}
		}
	}
	if p.Title == "" {
		for _, l := range lines[:min(len(lines), 12)] {
			l = strings.TrimLeft(strings.TrimSpace(l), "#*- ")
			if n := utf8.RuneCountInString(l); n < 3 || n > 120 || noTitle.MatchString(l) || strings.HasSuffix(l, ".") && n > 60 {
				continue
			}
			p.Title = strings.TrimRight(l, "*# ")
			break
		}
	}
	if p.Title == "" { // prose from the first word: the first words name it
		words := strings.Fields(text)
		p.Title = strings.Join(words[:min(len(words), 8)], " ")
	}
	if m := atCompany.FindStringSubmatch(p.Title); m != nil && p.Company == "" {
		p.Title, p.Company = m[1], m[2]
	}
	b.add(p, "")
	return nil
}
