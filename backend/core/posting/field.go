package posting

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// columns maps the names that feeds and tables use, without marks and case, to ours.
var columns = map[string]string{
	"id": "id", "identifier": "id", "jobid": "id", "uuid": "id", "slug": "id", "uniqid": "id", "reference": "id", "ref": "id",
	"title": "title", "jobtitle": "title", "position": "title", "role": "title", "text": "title", "name": "title", "stellentitel": "title", "titre": "title", "titulo": "title", "puesto": "title",
	"company": "company", "companyname": "company", "hiringorganization": "company", "organization": "company", "employer": "company", "organisation": "company", "unternehmen": "company", "firma": "company", "entreprise": "company", "empresa": "company",
	"location": "location", "joblocation": "location", "locations": "location", "city": "location", "place": "location", "candidaterequiredlocation": "location", "ort": "location", "standort": "location", "lieu": "location", "ubicacion": "location",
	"applicantlocationrequirements": "applicants",
	"description":                   "description", "jobdescription": "description", "content": "description", "descriptionhtml": "description", "descriptionplain": "description", "body": "description", "beschreibung": "description", "descripcion": "description", "contents": "description", "descriptiontext": "description", "details": "description",
	"lists": "lists", "additional": "additional", "additionalplain": "additional",
	"url": "url", "link": "url", "joburl": "url", "absoluteurl": "url", "hostedurl": "url", "applyurl": "url", "href": "url", "canonicalurl": "url", "pageurl": "url",
	"salary": "salary", "basesalary": "salary", "salarytext": "salary", "salaryestimate": "salary", "salaryrange": "salary", "compensation": "salary", "pay": "salary", "gehalt": "salary", "salaire": "salary", "salario": "salary", "compensationtiersummary": "salary", "estimatedsalary": "salary",
	"salarymin": "salarymin", "minsalary": "salarymin", "salarymax": "salarymax", "maxsalary": "salarymax", "salarycurrency": "currency", "currency": "currency", "salaryperiod": "period", "payperiod": "period",
	"dateposted": "posted", "posted": "posted", "date": "posted", "postedat": "posted", "publishedat": "posted", "createdat": "posted", "publicationdate": "posted", "dateadded": "posted", "updatedat": "updated", "firstpublished": "posted", "publisheddate": "posted",
	"validthrough": "closes", "closes": "closes", "closingdate": "closes", "deadline": "closes", "applicationdeadline": "closes", "expires": "closes",
	"employmenttype": "employment", "jobtype": "employment", "type": "employment", "contract": "employment", "contracttype": "employment", "commitment": "employment", "hours": "employment",
	"remote": "remote", "isremote": "remote", "joblocationtype": "remote", "workplacetype": "remote", "workplace": "remote",
	"industry": "industry", "sector": "industry", "department": "department", "category": "industry",
	"skills": "skills", "tags": "skills", "keywords": "skills", "language": "language", "inlanguage": "language",
	"qualifications": "extra", "responsibilities": "extra", "experiencerequirements": "extra", "educationrequirements": "extra", "jobbenefits": "extra", "benefits": "extra", "requirements": "extra", "incentivecompensation": "extra",
}

// plainKey folds a key to letters and digits.
func plainKey(k string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r == 'é' || r == 'É':
			return 'e'
		case r == 'ó' || r == 'Ó':
			return 'o'
		case r == 'í':
			return 'i'
		}
		return -1
	}, k)
}

// fields are the values of an object by our names, the best-named first.
type fields map[string][]any

func fieldsOf(v map[string]any) fields {
	f := fields{}
	for _, k := range sortedKeys(v) {
		if name, ok := columns[plainKey(k)]; ok && v[k] != nil && v[k] != "" {
			if plainKey(k) == name {
				f[name] = append([]any{v[k]}, f[name]...)
			} else {
				f[name] = append(f[name], v[k])
			}
		}
	}
	return f
}

func sortedKeys(v map[string]any) []string { return slices.Sorted(maps.Keys(v)) }

func (f fields) has(name string) bool { return len(f[name]) > 0 }

// text is the first value of a name as text.
func (f fields) text(name string) string {
	for _, v := range f[name] {
		if s := textOf(v); s != "" {
			return s
		}
	}
	return ""
}

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
		for _, k := range []string{"name", "value", "text", "label", "@value", "title", "display_name"} {
			if s, ok := v[k]; ok {
				if _, nested := s.(map[string]any); !nested && textOf(s) != "" {
					return textOf(s)
				}
			}
		}
	}
	return ""
}

// fromObject makes a posting of a JSON object in any of the shapes known.
func fromObject(v map[string]any) Posting {
	f := fieldsOf(v)
	p := Posting{ID: f.text("id"), Title: plain(f.text("title")), Company: plain(f.text("company")), URL: f.text("url"), Industry: f.text("industry"), Language: languageCode(f.text("language")), Posted: day(f.text("posted")), Closes: day(f.text("closes"))}
	p.Description = describe(f)
	p.location(f)
	p.employment(strings.ToLower(f.text("employment")))
	switch r := strings.ToLower(f.text("remote")); {
	case r == "true", strings.Contains(r, "telecommute"), strings.Contains(r, "remote"):
		p.Remote = "remote"
	case strings.Contains(r, "hybrid"):
		p.Remote = "hybrid"
	case strings.Contains(r, "site"), strings.Contains(r, "office"):
		p.Remote = "onsite"
	}
	for _, s := range f["skills"] {
		switch s := s.(type) {
		case string:
			for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
				p.Skills = append(p.Skills, strings.TrimSpace(part))
			}
		case []any:
			for _, e := range s {
				if t := textOf(e); t != "" {
					p.Skills = append(p.Skills, t)
				}
			}
		}
	}
	p.pay(f)
	return p
}

// describe puts the ad's texts together: the description, then what some shapes keep beside it.
func describe(f fields) string {
	var parts []string
	for _, name := range []string{"description", "lists", "extra", "additional"} {
		for i, v := range f[name] {
			if name == "description" && i > 0 {
				continue // the same in another form
			}
			if s := section(v); s != "" && !slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, s) }) {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

func section(v any) string {
	list, ok := v.([]any)
	if !ok {
		return HTMLText(textOf(v))
	}
	var out []string
	for _, e := range list {
		if m, ok := e.(map[string]any); ok { // Lever: {text, content}
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s\n%s", textOf(m["text"]), HTMLText(textOf(m["content"])))))
		} else if s := textOf(e); s != "" {
			out = append(out, "- "+HTMLText(s))
		}
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// location reads the places of work from any of the shapes known.
func (p *Posting) location(f fields) {
	var texts []string
	for _, v := range f["location"] {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, e := range list {
			place, text := placeFrom(e)
			if text == "" {
				continue
			}
			if place.City != "" || place.Country != "" {
				p.Locations = append(p.Locations, place)
			}
			if !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			break
		}
	}
	p.Location = strings.Join(texts, "; ")
	if p.Location == "" {
		if s := f.text("applicants"); s != "" {
			p.Location = s
			p.Locations = ReadPlaces(s)
		}
	}
}

func placeFrom(v any) (Place, string) {
	m, ok := v.(map[string]any)
	if !ok {
		s := plain(textOf(v))
		places := ReadPlaces(s)
		if len(places) == 0 {
			return Place{}, s
		}
		return places[0], s
	}
	a := m
	if inner, ok := m["address"].(map[string]any); ok {
		a = inner
	} else if s, ok := m["address"].(string); ok && s != "" {
		return placeFrom(s)
	}
	first := func(keys ...string) string {
		for _, k := range keys {
			if s := textOf(a[k]); s != "" {
				return plain(s)
			}
		}
		return ""
	}
	place := Place{City: first("addressLocality", "city"), Region: first("addressRegion", "region", "state"), Country: first("addressCountry", "country", "countryCode")}
	name := place.Country
	if code := countryCode(place.Country); code != "" {
		place.Country = code
	} else {
		place.Country = ""
	}
	if place.City == "" {
		if s := textOf(m["name"]); s != "" {
			return placeFrom(s)
		}
	}
	var parts []string
	for _, s := range []string{place.City, place.Region, name} {
		if s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return place, strings.Join(parts, ", ")
}

func (p *Posting) pay(f fields) {
	for _, v := range f["salary"] {
		m, ok := v.(map[string]any)
		if !ok {
			p.SalaryText = plain(textOf(v))
			break
		}
		s := Salary{Currency: strings.ToUpper(textOf(m["currency"]))}
		inner := m
		if val, ok := m["value"].(map[string]any); ok {
			inner = val
		}
		num := func(keys ...string) float64 {
			for _, k := range keys {
				if n, err := strconv.ParseFloat(textOf(inner[k]), 64); err == nil && n > 0 {
					return n
				}
			}
			return 0
		}
		s.Min, s.Max = num("minValue", "min", "value"), num("maxValue", "max", "value")
		s.Period = periodOf(textOf(inner["unitText"]) + " " + textOf(m["unitText"]) + " " + textOf(m["interval"]) + " " + textOf(m["period"]))
		if s.Min > 0 || s.Max > 0 {
			p.Salary = s.sane()
			return
		}
	}
	min, errMin := strconv.ParseFloat(f.text("salarymin"), 64)
	max, errMax := strconv.ParseFloat(f.text("salarymax"), 64)
	if errMin == nil && min > 0 || errMax == nil && max > 0 {
		s := Salary{Min: min, Max: max, Currency: strings.ToUpper(f.text("currency")), Period: periodOf(f.text("period"))}
		p.Salary = s.sane()
	}
}
