package posting

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// names are what feeds and tables call the fields of an ad, without marks and case; the earlier name of a field wins.
var names = map[string]string{
	"id":          "id identifier jobid uuid uniqid shortcode reference ref slug idparam",
	"title":       "title jobtitle jobopeningname positiontitle stellentitel titre titulo puesto position role name text",
	"company":     "company companyname hiringorganization organization organisation employer unternehmen firma entreprise empresa",
	"location":    "location joblocation locations candidaterequiredlocation locationstext locationsraw fulllocation city place site office ort standort lieu ubicacion",
	"more places": "secondarylocations",
	"applicants":  "applicantlocationrequirements locationrequirementsraw",
	"country":     "country",
	"description": "description jobdescription descriptionhtml content body contents beschreibung descripcion descriptiontext details jobad descriptionplain",
	"lists":       "lists",
	"extra":       "responsibilities qualifications experiencerequirements educationrequirements requirements jobbenefits benefits incentivecompensation",
	"additional":  "additional additionalplain",
	"url":         "url joburl absoluteurl hostedurl careersurl link joblink href canonicalurl pageurl applyurl",
	"salary":      "salary basesalary salarytext salaryrange salaryraw compensation pay estimatedsalary salaryestimate gehalt salaire salario",
	"salarymin":   "salarymin minsalary minpay",
	"salarymax":   "salarymax maxsalary maxpay",
	"currency":    "salarycurrency currency",
	"period":      "salaryperiod payperiod",
	"posted":      "dateposted posted postedat publishedat firstpublished publicationdate publisheddate createdat dateadded date",
	"closes":      "validthrough datevalidthrough closes closingdate deadline applicationdeadline expires",
	"employment":  "employmenttype jobtype contracttype contract commitment hours type",
	"remote":      "workplacetype joblocationtype locationtype workplace remote isremote",
	"industry":    "industry sector category",
	"skills":      "skills tags keywords",
	"language":    "inlanguage language",
}

type column struct {
	field string
	rank  int
}

var columns = func() map[string]column {
	out := map[string]column{}
	for field, list := range names {
		for i, name := range strings.Fields(list) {
			out[name] = column{field, i}
		}
	}
	return out
}()

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
		case r == 'í' || r == 'Í':
			return 'i'
		}
		return -1
	}, k[:min(len(k), 64)])
}

// fields are the values of an object by our names, the best-named first.
type fields map[string][]any

// maxNamesakes bounds how many keys of one object may stand for one field.
const maxNamesakes = 16

func fieldsOf(v map[string]any) fields {
	type entry struct {
		column
		key string
	}
	var found []entry
	for k, e := range v {
		if c, ok := columns[plainKey(k)]; ok && e != nil && e != "" {
			found = append(found, entry{c, k})
		}
		if plainKey(k) == "categories" || plainKey(k) == "links" { // Lever; JSON:API
			inner, _ := e.(map[string]any)
			for ik, ie := range inner {
				ik2 := strings.TrimPrefix(plainKey(ik), "careersite")
				if c, ok := columns[ik2]; ok && textOf(ie) != "" && v[ik] == nil {
					found = append(found, entry{column{c.field, c.rank + 100}, k + "\x00" + ik})
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.key, b.key))
	})
	f := fields{}
	for _, e := range found {
		value := v[e.key]
		if outer, inner, nested := strings.Cut(e.key, "\x00"); nested && value == nil {
			value = v[outer].(map[string]any)[inner]
		}
		if len(f[e.field]) < maxNamesakes {
			f[e.field] = append(f[e.field], value)
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
