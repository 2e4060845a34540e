package board

import (
	"net/url"
	"strconv"
	"strings"
)

// node is an object of an answer. Boards change the types of their fields now and then: what is not as expected reads as absent.
type node map[string]any

// at is the value under a path of keys.
func (n node) at(path ...string) any {
	var v any = map[string]any(n)
	for _, k := range path {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[k]
	}
	return v
}

func (n node) text(path ...string) string { return text(n.at(path...)) }

func (n node) yes(path ...string) bool {
	b, ok := n.at(path...).(bool)
	return ok && b
}

func (n node) number(path ...string) float64 {
	f, _ := n.at(path...).(float64)
	return f
}

// list are the objects of a list.
func (n node) list(path ...string) []node {
	all, _ := n.at(path...).([]any)
	var out []node
	for _, e := range all {
		if m, ok := e.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// text is a value as text: of a string, a number or a truth value.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// first is the first text that is not empty.
func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// joined are the texts that are not empty, each once, with a comma between.
func joined(all ...string) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// places is a list of places as posting reads it, each once.
func places(all ...string) []any {
	var out []any
	seen := map[string]bool{}
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" && !seen[s] && len(out) < 50 {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// web is an address if it is one of the web, for a link that a person may open.
func web(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || len(s) > 2000 {
		return ""
	}
	return u.String()
}

// escape makes a token a part of a path; a host and a region's slash stay as they are.
func escape(token string) string { return strings.ReplaceAll(url.PathEscape(token), "%2F", "/") }
