package board

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// element is an XML element; names are without their prefix, and prefixes that matter stand in space.
type element struct {
	name, space string
	attrs       map[string]string
	content     string // text directly inside, trimmed
	kids        []*element
}

// Bounds of one XML document. Entities beyond XML's own are not expanded, so nothing grows on reading.
const (
	maxDepth    = 64
	maxElements = 300_000
)

// parseXML reads a document into elements. Feeds are often not quite XML, so what can be read is.
func parseXML(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(charset)
		if err != nil {
			return nil, fmt.Errorf("an unknown encoding of letters: %w", err)
		}
		return enc.NewDecoder().Reader(in), nil
	}
	top := &element{}
	open := []*element{top}
	texts := []*strings.Builder{{}}
	count := 0
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				return nil, fmt.Errorf("XML breaks in line %d", syntax.Line)
			}
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if count++; count > maxElements || len(open) > maxDepth {
				return nil, errors.New("more XML than any feed has")
			}
			e := &element{name: t.Name.Local, space: t.Name.Space}
			for _, a := range t.Attr {
				if e.attrs == nil {
					e.attrs = map[string]string{}
				}
				e.attrs[a.Name.Local] = a.Value
			}
			parent := open[len(open)-1]
			parent.kids = append(parent.kids, e)
			open, texts = append(open, e), append(texts, &strings.Builder{})
		case xml.EndElement:
			if len(open) > 1 {
				open[len(open)-1].content = strings.TrimSpace(texts[len(texts)-1].String())
				open, texts = open[:len(open)-1], texts[:len(texts)-1]
			}
		case xml.CharData:
			texts[len(texts)-1].Write(t)
		}
	}
	if len(open) > 1 {
		return nil, errors.New("the XML ends before its last element does")
	}
	if len(top.kids) == 0 {
		return nil, errors.New("no XML")
	}
	return top.kids[0], nil
}

func (e *element) kid(name string) *element {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

func (e *element) all(name string) []*element {
	var out []*element
	for _, k := range e.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// text is the content of the first element of these names, in their order.
func (e *element) text(names ...string) string {
	for _, n := range names {
		if k := e.kid(n); k != nil && k.content != "" {
			return k.content
		}
	}
	return ""
}
