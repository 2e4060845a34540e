package posting

import (
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/pattern"
)

// textOf makes text of a value: of an object its name, of a list its items.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		var out []string
		for _, e := range v {
			if s := textOf(e); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	case map[string]any:
		return firstOf(v, "name", "value", "text", "label", "@value", "title", "display_name")
	}
	return ""
}

// firstOf is the first of an object's values that is text.
func firstOf(v map[string]any, keys ...string) string {
	for _, k := range keys {
		if _, nested := v[k].(map[string]any); !nested {
			if s := textOf(v[k]); s != "" {
				return s
			}
		}
	}
	return ""
}

// rating is what review sites write under a company's name.
var rating = pattern.New(`\n\s*\d\.\d\s*$`)

// fromObject makes a posting of a JSON object or a table's row in any of the shapes known.
func fromObject(v map[string]any) Posting {
	f := fieldsOf(v)
	p := Posting{Title: plain(f.text("title")), Company: plain(rating.ReplaceAllString(f.text("company"), "")), URL: f.text("url"), Industry: plain(f.text("industry")),
		Language: languageCode(f.text("language")), Posted: day(f.text("posted")), Closes: day(f.text("closes"))}
	for _, id := range f["id"] {
		if m, ok := id.(map[string]any); ok { // schema.org's PropertyValue: its name is the company's
			p.ID = firstOf(m, "value", "@value", "id")
		} else {
			p.ID = textOf(id)
		}
		if p.ID != "" {
			break
		}
	}
	p.Description = describe(f)
	p.location(f)
	p.employment(strings.ToLower(f.text("employment")))
	for _, v := range f["remote"] {
		if p.Remote = workplaceWord(strings.ToLower(textOf(v))); p.Remote != "" {
			break
		}
	}
	if list, ok := v["metadata"].([]any); ok && p.Remote == "" { // Greenhouse
		for _, e := range list[:min(len(list), 50)] {
			if m, ok := e.(map[string]any); ok && workplaceName.MatchString(textOf(m["name"])) {
				p.Remote = workplaceWord(strings.ToLower(textOf(m["value"])))
			}
		}
	}
	for _, s := range f["skills"] {
		list, ok := s.([]any)
		if !ok {
			for part := range strings.FieldsFuncSeq(textOf(s), func(r rune) bool { return r == ',' || r == ';' }) {
				list = append(list, part)
			}
		}
		for _, e := range list {
			if t := plain(textOf(e)); t != "" && len(p.Skills) < 200 {
				p.Skills = append(p.Skills, t)
			}
		}
	}
	p.pay(f)
	return p
}

var workplaceName = pattern.New(`(?i)^(?:location type|work(?:place|ing)? (?:type|model|arrangement|location)|remote\b.*)$`)

func workplaceWord(s string) string {
	switch {
	case s == "true", strings.Contains(s, "telecommute"), strings.Contains(s, "remote") && !strings.Contains(s, "no"):
		return "remote"
	case strings.Contains(s, "hybrid"):
		return "hybrid"
	case strings.Contains(s, "site"), strings.Contains(s, "office"):
		return "onsite"
	}
	return ""
}

// describe puts the ad's texts together: the description, then what some shapes keep beside it.
func describe(f fields) string {
	var parts []string
	for _, name := range []string{"description", "lists", "extra", "additional"} {
		for _, v := range f[name] {
			s := section(v, 0)
			if s != "" && !slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, s) }) {
				parts = append(parts, s)
			}
			if name == "description" && s != "" {
				break // the others are the same in another form
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

// section is the text of a value that may be a list of points or a set of titled parts (Lever, SmartRecruiters).
func section(v any, depth int) string {
	var out []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok {
				if s = HTMLText(s); s != "" {
					add("- " + s)
				}
			} else if depth < maxDepth {
				add(section(e, depth+1))
			}
		}
	case map[string]any:
		if body := firstOf(v, "content", "text", "description"); body != "" {
			if title := firstOf(v, "title", "text", "name"); title != body {
				add(plain(title))
			}
			add(HTMLText(body))
			break
		}
		keys := sortedKeys(v)
		order := []string{"companyDescription", "jobDescription", "qualifications", "additionalInformation"}
		slices.SortStableFunc(keys, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
		for _, k := range keys {
			if _, nested := v[k].(map[string]any); nested && depth < maxDepth {
				add(section(v[k], depth+1))
			}
		}
		if len(out) == 0 {
			add(HTMLText(textOf(v)))
		}
	default:
		add(HTMLText(textOf(v)))
	}
	return strings.Join(out, "\n")
}

// location reads the places of work from any of the shapes known.
func (p *Posting) location(f fields) {
	var texts []string
	read := func(v any) {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, e := range list[:min(len(list), 50)] {
			places, text := placesFrom(e)
			if text == "" || slices.Contains(texts, text) {
				continue
			}
			texts = append(texts, text)
			for _, place := range places {
				if !slices.Contains(p.Locations, place) {
					p.Locations = append(p.Locations, place)
				}
			}
		}
	}
	for _, v := range f["location"] {
		if read(v); len(texts) > 0 {
			break
		}
	}
	if country := f.text("country"); len(texts) == 1 && len(p.Locations) == 1 && p.Locations[0].Country == "" && countryCode(country) != "" {
		p.Locations[0].Country = countryCode(country)
		texts[0] += ", " + country
	}
	for _, v := range f["more places"] {
		read(v)
	}
	if len(texts) == 0 {
		for _, v := range f["applicants"] {
			read(v)
		}
	}
	p.Location = strings.Join(texts, "; ")
}

// placesFrom reads one value of a location: a text, schema.org's Place, or an object with a city.
func placesFrom(v any) ([]Place, string) {
	m, ok := v.(map[string]any)
	if !ok {
		s := plain(textOf(v))
		return ReadPlaces(s), s
	}
	a := m
	for _, k := range []string{"address", "postalAddress"} {
		if inner, ok := a[k].(map[string]any); ok && len(inner) > 0 {
			a = inner
		} else if s, ok := a[k].(string); ok && s != "" {
			return placesFrom(s)
		}
	}
	place := Place{City: plain(firstOf(a, "addressLocality", "city")), Region: plain(firstOf(a, "addressRegion", "region", "state"))}
	country := textOf(a["addressCountry"])
	if country == "" {
		country = firstOf(a, "country", "countryCode")
	}
	place.Country = countryCode(country)
	if place.City == "" {
		if s := firstOf(m, "name", "location", "fullLocation"); s != "" {
			return placesFrom(s)
		}
	}
	var parts []string
	for _, s := range []string{place.City, place.Region, plain(country)} {
		if s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if place.City == "" && place.Country == "" {
		return nil, strings.Join(parts, ", ")
	}
	return []Place{place}, strings.Join(parts, ", ")
}

// pay reads the fields for pay; text is left to ReadSalary.
func (p *Posting) pay(f fields) {
	for _, v := range f["salary"] {
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
		m, ok := v.(map[string]any)
		if !ok {
			if p.SalaryText = plain(textOf(v)); strings.Trim(p.SalaryText, "-0123456789. ") == "" {
				p.SalaryText = ""
			}
			break
		}
		inner := m
		if val, ok := m["value"].(map[string]any); ok {
			inner = val
		}
		period := ""
		for _, o := range []map[string]any{inner, m} {
			period += " " + firstOf(o, "unitText", "interval", "period")
		}
		one := number(firstOf(inner, "value", "amount"))
		if p.Salary = stated(number(firstOf(inner, "minValue", "min")), number(firstOf(inner, "maxValue", "max")), one, firstOf(m, "currency", "currencyCode"), period); p.Salary != nil {
			return
		}
		p.SalaryText = plain(firstOf(m, "compensationTierSummary", "scrapeableCompensationSalarySummary", "summary", "text", "label"))
	}
	currency := f.text("currency")
	if currency == "" && strings.Contains(strings.ToLower(p.URL), "remoteok.") {
		currency = "USD" // what that board means by its numbers
	}
	if s := stated(number(f.text("salarymin")), number(f.text("salarymax")), 0, currency, f.text("period")); s != nil {
		p.Salary = s
	}
}

func number(s string) float64 {
	if m := bareNumber.FindStringSubmatch(s); m != nil {
		return amount(m[1], m[2])
	}
	return 0
}

var bareNumber = pattern.New(`^\D{0,4}([\d.,' ]*\d)\s*([kK]?)\D{0,4}$`)

// stated is the pay that fields give in numbers.
func stated(low, high, one float64, currency, period string) *Salary {
	if low == 0 && high == 0 {
		low, high = one, one
	}
	currency = strings.ToUpper(strings.TrimSpace(currency))
	if code := currencyOf(currency); code != "" {
		currency = code
	}
	s := Salary{Min: low, Max: high, Currency: currency, Period: periodOf(period)}
	if s.Period == "" {
		s.Period = guessPeriod(s)
	}
	return s.sane()
}
