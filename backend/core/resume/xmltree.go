package resume

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// element is an XML element by its local name: the schemas that are read here differ in namespaces from version to version.
type element struct {
	name     string
	attr     map[string]string
	text     string
	children []*element
}

// Bounds on an XML file: nobody's life has more.
const (
	maxElements = 100_000
	maxXMLDepth = 60
)

var errXML = errors.New("more elements than a CV has")

// parseXML reads a file into a tree. Entities other than XML's own are not known and end it.
func parseXML(data []byte) (*element, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &element{}
	stack := []*element{root}
	for n := 0; ; {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if n++; n > maxElements || len(stack) > maxXMLDepth {
				return nil, errXML
			}
			e := &element{name: t.Name.Local, attr: map[string]string{}}
			for _, a := range t.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.children) == 0 {
		return nil, errors.New("no element")
	}
	return root.children[0], nil
}

// all lists what lies under a path of local names; "*" is any element at any depth.
func (e *element) all(path ...string) []*element {
	if e == nil {
		return nil
	}
	if len(path) == 0 {
		return []*element{e}
	}
	var out []*element
	for _, c := range e.children {
		if path[0] == "*" {
			out = append(out, c.all(path[1:]...)...)
			out = append(out, c.all(path...)...)
			continue
		}
		if c.name == path[0] {
			out = append(out, c.all(path[1:]...)...)
		}
	}
	return out
}

// first is the first of all, nil if there is none.
func (e *element) first(path ...string) *element {
	if found := e.all(path...); len(found) > 0 {
		return found[0]
	}
	return nil
}

// value is the trimmed text at the first place where there is one, "" if there is none.
func (e *element) value(path ...string) string {
	for _, f := range e.all(path...) {
		if t := strings.TrimSpace(f.text); t != "" {
			return t
		}
	}
	return ""
}
