package summary

import (
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/posting"
)

// longestTitle is how many characters of an ad's title are repeated in a letter.
const longestTitle = 90

// adGender is what ads put behind a title for all to feel meant, and the share of full time.
var (
	adGender = pattern.New(`(?i)\s*[(\[|,–-]?\s*(?:\b[mfwdhx]\s?/\s?[mfwdhx](?:\s?/\s?[mfwdhx])?\b|\ball genders\b|\bgn\b)\s*[)\]]?`)
	adShare  = pattern.New(`\s*[(,–-]?\s*\b\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%\s*\)?`)
)

// JobTitle is an ad's title as a letter names it: without "(m/w/d)", the share of full time, and brackets at its end; "" where the ad has
// none, or a whole sentence.
func JobTitle(p *posting.Posting) string {
	if p == nil {
		return ""
	}
	title := strings.Join(strings.Fields(p.Title), " ")
	for _, drop := range []*pattern.Pattern{adGender, adShare} {
		title = drop.ReplaceAllString(title, " ")
	}
	title = strings.TrimSpace(title)
	for strings.HasSuffix(title, ")") || strings.HasSuffix(title, "]") {
		i := strings.LastIndexAny(title, "([")
		if i <= 0 {
			break
		}
		title = strings.TrimSpace(title[:i])
	}
	for i := strings.LastIndex(title, " - "); i > 0 && strings.ContainsAny(title[i:], "!$"); i = strings.LastIndex(title, " - ") {
		title = title[:i] // "Apply today!"
	}
	if n, company := len(title), strings.TrimSpace(p.Company); company != "" && n > len(company) && strings.EqualFold(title[n-len(company):], company) {
		title = strings.TrimSuffix(strings.TrimRight(title[:n-len(company)], " "), " at") // "Cook - Larch Hotel"
	}
	title = strings.Trim(strings.Join(strings.Fields(title), " "), " ,-–—|/@!")
	title = strings.ReplaceAll(title, " ,", ",")
	if len([]rune(title)) > longestTitle || strings.ContainsAny(title, "{}<>") || strings.Contains(title, "://") {
		return ""
	}
	return title
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
