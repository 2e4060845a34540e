package posting

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// json reads one value, a list, or values one after another (JSON Lines). Broken lines are named and passed over.
func (b *builder) json(text string) {
	if looksLines(text) {
		n := 0
		for line := range strings.Lines(text) {
			n++
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			var v any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				b.problem("line "+strconv.Itoa(n), "This line is not JSON.", jsonHint(err))
				continue
			}
			b.value(v, "line "+strconv.Itoa(n))
		}
		return
	}
	dec := json.NewDecoder(strings.NewReader(text))
	for n := 1; ; n++ {
		done, err := b.stream(dec, n)
		if err != nil {
			if !errors.Is(err, io.EOF) || n == 1 {
				b.problem(place(text, dec.InputOffset()), "From here on the file is not JSON.", jsonHint(err))
			}
			return
		}
		if done {
			return
		}
	}
}

// looksLines reports whether each line is meant to be a value of its own.
func looksLines(text string) bool {
	var seen, whole int
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if seen++; json.Valid([]byte(line)) && (line[0] == '{' || line[0] == '[') {
			whole++
		}
		if seen == 20 {
			break
		}
	}
	return seen > 1 && whole*2 >= seen || seen == 1 && whole == 1
}

// stream reads the next value of dec; of a list each item as it comes, so that what stands before a fault is kept.
func (b *builder) stream(dec *json.Decoder, n int) (done bool, err error) {
	t, err := dec.Token()
	if err != nil {
		return errors.Is(err, io.EOF), err
	}
	if t == json.Delim('[') {
		for i := 1; dec.More(); i++ {
			var v any
			if err := dec.Decode(&v); err != nil {
				return true, err
			}
			b.value(v, "item "+strconv.Itoa(i))
		}
		_, err = dec.Token()
		return false, err
	}
	if t != json.Delim('{') {
		b.problem("value "+strconv.Itoa(n), "This is not a job ad.", "An ad is an object with a title and a description.")
		return false, nil
	}
	object := map[string]any{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return true, err
		}
		name, _ := key.(string)
		if _, list := feedKeys[plainKey(name)]; list {
			open, err := dec.Token()
			if err != nil {
				return true, err
			}
			if open == json.Delim('[') {
				for i := 1; dec.More(); i++ {
					var v any
					if err := dec.Decode(&v); err != nil {
						return true, err
					}
					b.value(v, fmt.Sprintf("%s, item %d", name, i))
				}
				if _, err := dec.Token(); err != nil {
					return true, err
				}
				continue
			}
			if open != json.Delim('{') {
				object[name] = open
				continue
			}
			nested := map[string]any{}
			for dec.More() {
				k, err := dec.Token()
				if err != nil {
					return true, err
				}
				var v any
				if err := dec.Decode(&v); err != nil {
					return true, err
				}
				nested[fmt.Sprint(k)] = v
			}
			if _, err := dec.Token(); err != nil {
				return true, err
			}
			object[name] = nested
			continue
		}
		var v any
		if err := dec.Decode(&v); err != nil {
			return true, err
		}
		object[name] = v
	}
	if _, err := dec.Token(); err != nil {
		return true, err
	}
	if isPosting(object) || len(b.out.Postings) == 0 {
		b.value(object, "value "+strconv.Itoa(n))
	}
	return false, nil
}

// feedKeys name the lists in which feeds keep their ads.
var feedKeys = map[string]bool{"jobs": true, "results": true, "postings": true, "items": true, "graph": true, "data": true, "offers": true, "vacancies": true, "itemlistelement": true, "listings": true}

// value reads one JSON value as an ad, or as something that holds ads.
func (b *builder) value(v any, where string) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			b.value(e, fmt.Sprintf("%s, item %d", where, i+1))
		}
	case map[string]any:
		if !isPosting(v) {
			held := false
			for k, e := range v {
				_, list := e.([]any)
				object, nested := e.(map[string]any)
				if feedKeys[plainKey(k)] && (list || nested) || nested && (plainKey(k) == "item" || plainKey(k) == "mainentity") && isPosting(object) {
					held = true
				}
			}
			if held {
				for _, k := range sortedKeys(v) {
					if feedKeys[plainKey(k)] || plainKey(k) == "item" || plainKey(k) == "mainentity" {
						b.value(v[k], where)
					}
				}
				return
			}
		}
		b.add(fromObject(v), where)
	case nil:
	default:
		b.problem(where, "This is not a job ad.", "An ad is an object with a title and a description.")
	}
}

func isPosting(v map[string]any) bool {
	switch t := v["@type"].(type) {
	case string:
		return strings.EqualFold(t, "JobPosting") || strings.HasSuffix(t, "/JobPosting")
	case []any:
		for _, e := range t {
			if s, ok := e.(string); ok && strings.EqualFold(s, "JobPosting") {
				return true
			}
		}
		return false
	}
	f := fieldsOf(v)
	return f.text("title") != "" && (f.has("description") || f.has("company") || f.has("url") || f.has("location"))
}

func jsonHint(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "A quote, comma or bracket may be missing, or the file was cut off: " + err.Error() + "."
	}
	return "An ad is an object with a title and a description."
}

// place turns a byte offset into a line for people.
func place(text string, offset int64) string {
	return "line " + strconv.Itoa(1+strings.Count(text[:min(int64(len(text)), offset)], "\n"))
}
