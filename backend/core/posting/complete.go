package posting

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"time"

	"github.com/abadojack/whatlanggo"
)

var (
	fullyRemote = regexp.MustCompile(`(?i)fully[- ]remote|100\s?% remote|remote[- ]first|remote[- ]only|work from anywhere|completely remote|this is a remote|vollständig remote|komplett remote|100\s?% télétravail|full remote|teletrabajo 100|100\s?% teletrabajo|remote position|remote role|remote \(`)
	hybrid      = regexp.MustCompile(`(?i)\bhybrid|hybride|híbrido|days? (?:a|per) week (?:in|from|at) (?:the|our) |days? (?:in|from) (?:the |our )?office|days? (?:from|at) home|home ?office|mobiles arbeiten|work from home|télétravail|teletrabajo|tage? (?:im|pro woche im) (?:büro|homeoffice)|jours? (?:de|par semaine)`)
	onsite      = regexp.MustCompile(`(?i)\bon[- ]?site\b|\bin[- ]person\b|vor ort|no remote|not remote|sur site|présentiel|presencial|in the office five days`)
	noOffice    = regexp.MustCompile(`(?i)(?:no|not|kein|keine|pas de|sin) (?:remote|home ?office|hybrid|télétravail|teletrabajo|work(?:ing)? from home)`)

	contracts = []struct {
		name    string
		pattern *regexp.Regexp
	}{
		{"internship", regexp.MustCompile(`(?i)\binternship|\bintern\b|praktikum|\bstage\b|stagiaire|prácticas|becari`)},
		{"apprenticeship", regexp.MustCompile(`(?i)apprenticeship|\bapprentice\b|ausbildungsplatz|auszubildende|alternance|apprenti\b`)},
		{"freelance", regexp.MustCompile(`(?i)freelance|\bcontractor\b|self[- ]employed|freiberuflich|indépendant|autónomo`)},
		{"fixed_term", regexp.MustCompile(`(?i)fixed[- ]term|\bbefristet|\bCDD\b|contrato temporal|maternity cover|month contract|temporary contract|elternzeitvertretung`)},
		{"temporary", regexp.MustCompile(`(?i)temporary|\btemp\b|\bseasonal|zeitarbeit|intérim|saison|\bcasual\b|zero[- ]hours?`)},
		{"permanent", regexp.MustCompile(`(?i)\bpermanent|unbefristet|\bCDI\b|indefinido|direct hire|regular full`)},
	}
	openEnded = regexp.MustCompile(`(?i)unbefristet|\bpermanent\b|\bCDI\b|indefinido`)
	fullTime  = regexp.MustCompile(`(?i)full[- _]?time|vollzeit|temps plein|temps complet|jornada completa|tiempo completo|\b(?:35|36|37|37\.5|37,5|38|38\.5|38,5|39|40|42)[- ]?(?:hours?|stunden|h\b|heures|horas)`)
	partTime  = regexp.MustCompile(`(?i)part[- _]?time|teilzeit|temps partiel|media jornada|tiempo parcial|\bhalf[- ]time`)
	closing   = regexp.MustCompile(`(?i)(?:closing date|closes(?: on)?|apply by|applications? (?:close|deadline)|deadline|bewerbungsschluss|bewerben sie sich bis|bis zum|date limite|avant le|fecha límite|hasta el)\D{0,20}(\d{1,2}\.?\s?(?:st|nd|rd|th)?\s+\pL+\.?\s+\d{4}|\pL+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4})`)
)

// complete fills in from the ad's own words what its fields leave open. It never replaces what a field says.
func complete(p *Posting) {
	if len(p.Locations) == 0 {
		p.Locations = ReadPlaces(p.Location)
	}
	if p.Salary == nil && p.SalaryText != "" {
		p.Salary, _ = ReadSalary(p.SalaryText)
	}
	if p.Salary == nil {
		if quote, s := paySaid(p.Description); s != nil {
			p.Salary = s
			if p.SalaryText == "" {
				p.SalaryText = quote
			}
		}
	}
	if p.Remote == "" {
		p.Remote = remoteSaid(p.Title+"\n"+p.Location, p.Description)
	}
	if p.Contract == "" {
		p.Contract = contractSaid(p.Title, p.Description)
	}
	if p.Hours == "" {
		p.Hours = hoursSaid(p.Title + "\n" + p.Description)
	}
	if p.Closes == "" {
		if m := closing.FindStringSubmatch(p.Description); m != nil {
			p.Closes = day(m[1])
		}
	}
	if p.Language == "" {
		p.Language = language(p.Title + "\n" + p.Description)
	}
}

func remoteSaid(head, text string) string {
	low := strings.ToLower(head)
	switch {
	case strings.Contains(low, "hybrid"):
		return "hybrid"
	case strings.Contains(low, "remote"), strings.Contains(low, "télétravail"), strings.Contains(low, "anywhere"), strings.Contains(low, "worldwide"), strings.Contains(low, "homeoffice"):
		return "remote"
	case noOffice.MatchString(text):
		return "onsite"
	case fullyRemote.MatchString(text):
		return "remote"
	case hybrid.MatchString(text):
		return "hybrid"
	case onsite.MatchString(text):
		return "onsite"
	}
	return ""
}

func contractSaid(title, text string) string {
	for _, c := range contracts[:2] { // the title decides on these: texts mention interns and apprentices in passing
		if c.pattern.MatchString(title) {
			return c.name
		}
	}
	if openEnded.MatchString(text) {
		return "permanent"
	}
	for _, c := range contracts[2:] {
		if c.pattern.MatchString(text) {
			return c.name
		}
	}
	return ""
}

func hoursSaid(text string) string {
	full, part := fullTime.MatchString(text), partTime.MatchString(text)
	switch {
	case full && !part:
		return "full_time"
	case part && !full:
		return "part_time"
	}
	return ""
}

// employment reads the words that feeds use for contract and hours.
func (p *Posting) employment(text string) {
	if text == "" {
		return
	}
	p.Hours = hoursSaid(text)
	switch {
	case strings.Contains(text, "intern"):
		p.Contract = "internship"
	case strings.Contains(text, "contract"), strings.Contains(text, "freelance"):
		p.Contract = "freelance"
	default:
		p.Contract = contractSaid("", text)
	}
}

// contentID names an ad by what it says.
func contentID(p Posting) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join([]string{p.Title, p.Company, p.Location, p.Description}, "\x00"))))
	return hex.EncodeToString(sum[:8])
}

var dayLayouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02", "2.1.2006", "02/01/2006", "2 January 2006", "2 Jan 2006", "January 2, 2006", "January 2 2006", "Jan 2, 2006"}

var ordinal = regexp.MustCompile(`(\d)(?:st|nd|rd|th|\.)?\s`)

var monthNames = strings.NewReplacer("januar ", "January ", "februar ", "February ", "märz ", "March ", "mai ", "May ", "juni ", "June ", "juli ", "July ", "oktober ", "October ", "dezember ", "December ", "janvier ", "January ", "février ", "February ", "mars ", "March ", "avril ", "April ", "juin ", "June ", "juillet ", "July ", "août ", "August ", "septembre ", "September ", "octobre ", "October ", "novembre ", "November ", "décembre ", "December ",
	"enero ", "January ", "febrero ", "February ", "marzo ", "March ", "abril ", "April ", "mayo ", "May ", "junio ", "June ", "julio ", "July ", "agosto ", "August ", "septiembre ", "September ", "octubre ", "October ", "noviembre ", "November ", "diciembre ", "December ")

// day turns a date in any of the usual forms into YYYY-MM-DD, "" where it is none.
func day(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if n := len(text); n >= 10 && n <= 13 && strings.Trim(text, "0123456789") == "" {
		if unix, ok := digits(text); ok {
			if n == 13 {
				unix /= 1000
			}
			return time.Unix(unix, 0).UTC().Format(time.DateOnly)
		}
	}
	spelled := ordinal.ReplaceAllString(strings.ReplaceAll(text, " de ", " "), "$1 ")
	spelled = monthNames.Replace(strings.ToLower(spelled))
	for _, form := range []string{text, spelled, titleCase(spelled)} {
		for _, layout := range dayLayouts {
			if t, err := time.Parse(layout, form); err == nil && t.Year() > 1990 && t.Year() < 2100 {
				return t.Format(time.DateOnly)
			}
		}
		if len(form) > 10 {
			if t, err := time.Parse("2006-01-02", form[:10]); err == nil {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if w[0] < 0x80 {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

func digits(s string) (int64, bool) {
	var n int64
	for _, r := range s {
		n = n*10 + int64(r-'0')
	}
	return n, n > 0
}

// language is the ad's own, among those the program speaks and their neighbours.
func language(text string) string {
	if len(text) < 80 {
		return ""
	}
	info := whatlanggo.DetectWithOptions(text[:min(len(text), 4000)], whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
		whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Fra: true, whatlanggo.Spa: true, whatlanggo.Ita: true, whatlanggo.Nld: true, whatlanggo.Por: true, whatlanggo.Pol: true}})
	if info.Confidence < 0.3 {
		return ""
	}
	return info.Lang.Iso6391()
}

func languageCode(s string) string {
	s = strings.ToLower(s)
	if len(s) >= 2 && (len(s) == 2 || s[2] == '-' || s[2] == '_') {
		return s[:2]
	}
	return ""
}
