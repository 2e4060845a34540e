package posting

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/abadojack/whatlanggo"

	"autojob/backend/core/pattern"
)

var closing = pattern.New(`(?i)(?:closing date|closes(?: on)?|apply by|applications? (?:close|deadline)|deadline|bewerbungsschluss|bewerben sie sich bis|bewerbung bis|bis zum|date limite|avant le|fecha límite|hasta el)\D{0,20}(\d{1,2}\.?\s?(?:st|nd|rd|th)?\s+\pL+\.?\s+(?:de )?\d{4}|\pL+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4})`)

// complete fills in from the ad's own words what its fields leave open. It never replaces what a field says.
func complete(p *Posting) {
	if len(p.Locations) == 0 {
		p.Locations = ReadPlaces(p.Location)
	}
	if len(p.Locations) == 0 {
		p.Locations = placeSaid(p.Description)
	}
	if p.Company == "" {
		p.Company = employerSaid(p.Title, p.Description, p.URL, p.Locations)
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
		p.Remote = workplaceSaid(p.Title, p.Location, p.Description)
	}
	if p.Contract == "" {
		p.Contract = contractSaid(p.Title, p.Description)
	}
	if p.Hours == "" {
		p.Hours = hoursSaid(p.Title, p.Description)
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

// contentID names an ad by what it says.
func contentID(p Posting) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join([]string{p.Title, p.Company, p.Location, p.Description}, "\x00"))))
	return hex.EncodeToString(sum[:8])
}

// commonWords tell the program's own languages apart; no word stands in two lists.
var commonWords = func() map[string]int {
	out := map[string]int{}
	for i, list := range []string{"the and of with you our we are for your this will", "und der die das mit sie wir für von bei ist eine", "les des vous nous avec une est pour dans votre le la", "los las con para una del el que tu nuestro y se"} {
		for w := range strings.FieldsSeq(list) {
			out[w] = i
		}
	}
	return out
}()

// language is the ad's own, among those the program speaks and their neighbours: by its common words where they leave no doubt.
func language(text string) string {
	if len(text) < 80 {
		return ""
	}
	text = clip(text, 3000)
	var votes [4]int
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if i, ok := commonWords[w]; ok {
			votes[i]++
		}
	}
	for i, code := range []string{"en", "de", "fr", "es"} {
		others := votes[0] + votes[1] + votes[2] + votes[3] - votes[i]
		if votes[i] >= 8 && votes[i] >= 4*others || votes[i] >= 3 && others == 0 {
			return code
		}
	}
	info := whatlanggo.DetectWithOptions(text[:min(len(text), 1200)], whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
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
