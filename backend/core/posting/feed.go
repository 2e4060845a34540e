package posting

import (
	"fmt"
	"strings"
)

// value reads one JSON value: an ad, or whatever holds ads (a list, a feed's envelope).
func (b *builder) value(v any, where string) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			b.value(e, joined(where, fmt.Sprint("item ", i+1)))
		}
	case map[string]any:
		b.object(v, where)
	case nil:
	default:
		b.problem(where, "This is not a job ad.", adHint)
	}
}

func joined(where, part string) string {
	if where == "" {
		return part
	}
	return where + ", " + part
}

// maxDepth is how deep in an envelope ads are looked for.
const maxDepth = 6

// object reads an ad, or the ads in an envelope.
func (b *builder) object(v map[string]any, where string) {
	if attributes, ok := v["attributes"].(map[string]any); ok && v["title"] == nil { // JSON:API, as Teamtailor sends it
		flat := map[string]any{"id": v["id"], "links": v["links"]}
		for k, e := range attributes {
			flat[k] = e
		}
		v = flat
	}
	if !isPosting(v) && b.envelope(v, where, 0) {
		return
	}
	if v["legal"] != nil && fieldsOf(v).text("title") == "" {
		return // the terms that a feed puts before its ads
	}
	b.add(fromObject(v), where)
}

// envelope reads the ads inside an object that is none itself, and reports whether there were any.
func (b *builder) envelope(v map[string]any, where string, depth int) bool {
	found := false
	for _, k := range sortedKeys(v) {
		switch columns[plainKey(k)].field {
		case "location", "applicants", "company", "skills", "industry", "department", "lists", "salary":
			continue // parts of an ad
		}
		if k == "included" {
			continue // JSON:API's side table
		}
		switch e := v[k].(type) {
		case []any:
			if holdsAds(e) {
				found = true
				b.value(e, joined(where, k))
				continue
			}
			for i, inner := range e { // departments, each with its jobs
				if m, ok := inner.(map[string]any); ok && depth < maxDepth && b.envelope(m, joined(where, fmt.Sprint(k, ", item ", i+1)), depth+1) {
					found = true
				}
			}
		case map[string]any:
			switch {
			case isPosting(e):
				found = true
				b.object(e, joined(where, k))
			case depth < maxDepth && b.envelope(e, joined(where, k), depth+1):
				found = true
			}
		}
	}
	return found
}

// holdsAds reports whether one of the first items of a list is an ad, or wraps one.
func holdsAds(list []any) bool {
	for _, e := range list[:min(len(list), 8)] {
		m, ok := e.(map[string]any)
		if !ok {
			continue
		}
		if isPosting(m) {
			return true
		}
		for _, k := range []string{"item", "attributes", "job", "posting"} {
			if inner, ok := m[k].(map[string]any); ok && (isPosting(inner) || k == "attributes" && textOf(inner["title"]) != "") {
				return true
			}
		}
	}
	return false
}

// isPosting reports whether an object is an ad: it says so, or has a title and something else that ads have.
func isPosting(v map[string]any) bool {
	switch t := v["@type"].(type) {
	case string:
		return isJobPosting(t)
	case []any:
		for _, e := range t {
			if s, ok := e.(string); ok && isJobPosting(s) {
				return true
			}
		}
		return false
	}
	f := fieldsOf(v)
	return f.text("title") != "" && (f.has("description") || f.has("company") || f.has("url") || f.has("location") || f.has("id") && textOf(v["title"]) != "")
}

func isJobPosting(t string) bool {
	return strings.EqualFold(t, "JobPosting") || strings.HasSuffix(strings.ToLower(t), "/jobposting") || strings.EqualFold(t, "schema:JobPosting")
}
