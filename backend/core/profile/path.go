package profile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/problem"
)

// Leaf is one text of a profile by its path, "work[0].highlights[2]".
type Leaf struct {
	Path  string
	Value string
}

// Leaves lists the texts of a profile (without meta): lists in their order, fields of an entry by name.
func Leaves(p *Profile) []Leaf {
	var out []Leaf
	walk("", tree(p), func(path, value string) { out = append(out, Leaf{path, value}) })
	return out
}

// tree is the profile as JSON values, without meta.
func tree(p *Profile) map[string]any {
	bare := *p
	bare.Meta = Meta{}
	data, err := json.Marshal(bare)
	var t map[string]any
	if err == nil {
		err = json.Unmarshal(data, &t)
	}
	if err != nil {
		panic("profile: strings and lists of strings did not marshal: " + err.Error())
	}
	delete(t, "meta")
	return t
}

func walk(path string, v any, visit func(path, value string)) {
	switch v := v.(type) {
	case string:
		if v != "" {
			visit(path, v)
		}
	case []any:
		for i, e := range v {
			walk(path+"["+strconv.Itoa(i)+"]", e, visit)
		}
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			if path == "" {
				walk(k, v[k], visit)
			} else {
				walk(path+"."+k, v[k], visit)
			}
		}
	}
}

// Edit changes the text at a path, or takes it (or a whole entry, "work[1]") out.
type Edit struct {
	Path    string `json:"path"`
	Value   string `json:"value"`
	Removed bool   `json:"removed,omitempty"`
}

// Apply returns a copy of p with the edits made, all of them against the paths of p. A path one past the end of a list appends. Edited
// fields are marked so, keep the place they were read from, and are certain. The error names the first path that does not fit.
func Apply(p *Profile, edits []Edit) (*Profile, error) {
	t := tree(p)
	fields := map[string]Field{}
	out := &Profile{}
	if r := p.Meta.Autojob; r != nil {
		for k, v := range r.Fields {
			fields[k] = v
		}
	}
	for _, e := range edits {
		if e.Removed {
			continue
		}
		steps, err := split(e.Path)
		if err == nil {
			var next any
			if next, err = set(t, steps, strings.TrimSpace(e.Value)); err == nil {
				t = next.(map[string]any)
			}
		}
		if err != nil {
			return nil, badPath(e.Path, err)
		}
		f := fields[e.Path]
		f.Edited, f.Confidence = true, 1
		fields[e.Path] = f
	}
	// From the back, so that the paths before stay what they were.
	removed := slices.DeleteFunc(slices.Clone(edits), func(e Edit) bool { return !e.Removed })
	slices.SortFunc(removed, func(a, b Edit) int { return comparePaths(b.Path, a.Path) })
	for _, e := range removed {
		steps, err := split(e.Path)
		if err == nil {
			err = remove(t, steps)
		}
		if err != nil {
			return nil, badPath(e.Path, err)
		}
		fields = shift(fields, e.Path, steps)
	}
	data, err := json.Marshal(t)
	if err != nil {
		return nil, fmt.Errorf("encoding the edited profile: %w", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(out); err != nil {
		return nil, problem.New(problem.Invalid, "This change does not fit a profile.", "Reload the page and try again.").Because(err)
	}
	out.Meta = p.Meta
	if p.Meta.Autojob != nil {
		r := *p.Meta.Autojob
		r.Fields = fields
		out.Meta.Autojob = &r
	}
	return out, nil
}

func badPath(path string, err error) error {
	return problem.New(problem.Invalid, "This field is not part of the profile.", "Reload the page and try again.").Because(fmt.Errorf("path %q: %w", path, err))
}

// step is a key of an object or, with key "", an index of a list.
type step struct {
	key   string
	index int
}

func split(path string) ([]step, error) {
	var out []step
	for part := range strings.SplitSeq(path, ".") {
		key, rest, indexed := strings.Cut(part, "[")
		if key == "" {
			return nil, fmt.Errorf("empty name")
		}
		out = append(out, step{key: key})
		for indexed {
			var num string
			num, rest, _ = strings.Cut(rest, "]")
			n, err := strconv.Atoi(num)
			if err != nil || n < 0 || n > 10_000 {
				return nil, fmt.Errorf("index %q", num)
			}
			out = append(out, step{index: n})
			indexed = strings.HasPrefix(rest, "[")
			rest = strings.TrimPrefix(rest, "[")
			if !indexed && rest != "" {
				return nil, fmt.Errorf("text after an index")
			}
		}
	}
	return out, nil
}

// set puts value at the end of steps below v and returns the new v.
func set(v any, steps []step, value string) (any, error) {
	if len(steps) == 0 {
		switch v.(type) {
		case nil, string:
			return value, nil
		}
		return nil, fmt.Errorf("not a text")
	}
	s := steps[0]
	if s.key != "" {
		m, ok := v.(map[string]any)
		if v == nil {
			m, ok = map[string]any{}, true
		}
		if !ok {
			return nil, fmt.Errorf("%s is not inside an entry", s.key)
		}
		next, err := set(m[s.key], steps[1:], value)
		if err == nil {
			m[s.key] = next
		}
		return m, err
	}
	l, ok := v.([]any)
	if v != nil && !ok {
		return nil, fmt.Errorf("not a list")
	}
	switch {
	case s.index == len(l):
		l = append(l, nil)
	case s.index > len(l):
		return nil, fmt.Errorf("index %d of %d", s.index, len(l))
	}
	next, err := set(l[s.index], steps[1:], value)
	if err == nil {
		l[s.index] = next
	}
	return l, err
}

func remove(t map[string]any, steps []step) error {
	var at any = t
	var put func(any)
	for i, s := range steps {
		last := i == len(steps)-1
		if s.key != "" {
			m, ok := at.(map[string]any)
			if !ok || m[s.key] == nil {
				return fmt.Errorf("nothing there")
			}
			if last {
				delete(m, s.key)
				return nil
			}
			put = func(v any) { m[s.key] = v }
			at = m[s.key]
			continue
		}
		l, ok := at.([]any)
		if !ok || s.index >= len(l) {
			return fmt.Errorf("nothing there")
		}
		if last {
			put(slices.Delete(l, s.index, s.index+1))
			return nil
		}
		put = func(v any) { l[s.index] = v }
		at = l[s.index]
	}
	return fmt.Errorf("empty path")
}

// shift drops the fields at and below path and moves those of later entries of the same list up by one.
func shift(fields map[string]Field, path string, steps []step) map[string]Field {
	out := make(map[string]Field, len(fields))
	last := steps[len(steps)-1]
	list := ""
	if last.key == "" {
		list = strings.TrimSuffix(path, "["+strconv.Itoa(last.index)+"]")
	}
	for k, v := range fields {
		if k == path || strings.HasPrefix(k, path+".") || strings.HasPrefix(k, path+"[") {
			continue
		}
		if rest, ok := strings.CutPrefix(k, list+"["); ok && list != "" {
			num, tail, _ := strings.Cut(rest, "]")
			if n, err := strconv.Atoi(num); err == nil && n > last.index {
				k = list + "[" + strconv.Itoa(n-1) + "]" + tail
			}
		}
		out[k] = v
	}
	return out
}

// comparePaths orders paths with numbers as numbers.
func comparePaths(a, b string) int {
	x, errA := split(a)
	y, errB := split(b)
	if errA != nil || errB != nil {
		return strings.Compare(a, b)
	}
	return slices.CompareFunc(x, y, func(p, q step) int {
		if c := strings.Compare(p.key, q.key); c != 0 {
			return c
		}
		return p.index - q.index
	})
}
