package extract

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// look2 is how a DOCX run looks.
type look2 struct {
	size       float64 // points
	bold, ital bool
	font       string
	vanish     bool
	ink        string  // six digits of the colour, "" for automatic
	ground     *string // behind the run: six digits, "" for a colour that is not known; nil where the run says nothing
	wide       float64 // width of letters in percent, 0 for 100
}

// styles are the named formats of a DOCX file, resolved through what they are based on.
type styles struct {
	byID        map[string]*style
	plain       look2 // document defaults
	defaultPara string
}

type style struct {
	name, based string
	list        *bool
	props       []func(*look2)
}

// para is how a paragraph of this style looks before its runs speak.
func (s styles) para(id string) look2 {
	l := s.plain
	if s.byID[id] == nil {
		id = s.defaultPara
	}
	s.apply(id, &l)
	return l
}

func (s styles) apply(id string, l *look2) {
	var chain []*style
	for n := 0; n < 20; n++ { // a chain may be a circle
		st := s.byID[id]
		if st == nil {
			break
		}
		chain = append(chain, st)
		id = st.based
	}
	for _, st := range slices.Backward(chain) {
		for _, set := range st.props {
			set(l)
		}
	}
}

// list reports whether paragraphs of this style are list items.
func (s styles) list(id string) bool {
	for n := 0; n < 20; n++ {
		st := s.byID[id]
		if st == nil {
			return false
		}
		if st.list != nil {
			return *st.list
		}
		id = st.based
	}
	return false
}

// name is the style's own name, with Word's built-in headings spelled as its users see them.
func (s styles) name(id string) string {
	st := s.byID[id]
	if st == nil {
		return ""
	}
	if rest, ok := strings.CutPrefix(st.name, "heading "); ok {
		return "Heading " + rest
	}
	return st.name
}

func (d *docx) readStyles(part string) (styles, error) {
	s := styles{byID: map[string]*style{}}
	r, err := d.open(part)
	if err != nil || r == nil {
		return s, err
	}
	defer r.Close()
	d.dec, d.depth = newDecoder(r), 0
	var top func(xml.StartElement) error
	top = func(e xml.StartElement) error {
		switch name(e) {
		case "rPrDefault":
			return d.children(func(e xml.StartElement) error {
				if name(e) == "rPr" {
					return d.runProps(&s.plain)
				}
				return d.skip(e)
			})
		case "style":
			return d.readStyle(e, &s)
		case "latentStyles":
			return d.skip(e)
		}
		return d.children(top)
	}
	if err := d.children(top); err != nil && !errors.Is(err, io.EOF) {
		return s, err
	}
	return s, nil
}

func (d *docx) readStyle(e xml.StartElement, s *styles) error {
	st := &style{}
	id := attr(e, "styleId")
	s.byID[id] = st
	if attr(e, "type") == "paragraph" && attr(e, "default") == "1" {
		s.defaultPara = id
	}
	return d.children(func(e xml.StartElement) error {
		switch name(e) {
		case "name":
			st.name = attr(e, "val")
		case "basedOn":
			st.based = attr(e, "val")
		case "pPr":
			return d.children(func(e xml.StartElement) error {
				if name(e) == "numPr" {
					listed := true
					st.list = &listed
				}
				return d.skip(e)
			})
		case "rPr":
			return d.children(func(e xml.StartElement) error {
				if set := d.runProp(e); set != nil {
					st.props = append(st.props, set)
				}
				return d.skip(e)
			})
		}
		return d.skip(e)
	})
}

// runProps applies the children of an rPr element.
func (d *docx) runProps(l *look2) error {
	return d.children(func(e xml.StartElement) error {
		if set := d.runProp(e); set != nil {
			set(l)
		}
		return d.skip(e)
	})
}

// runProp is what one child of rPr changes, nil for what does not matter here.
func (d *docx) runProp(e xml.StartElement) func(*look2) {
	switch name(e) {
	case "rStyle":
		id, s := attr(e, "val"), d.styles
		return func(l *look2) { s.apply(id, l) }
	case "b":
		b := on(e)
		return func(l *look2) { l.bold = b }
	case "i":
		b := on(e)
		return func(l *look2) { l.ital = b }
	case "vanish":
		b := on(e)
		return func(l *look2) { l.vanish = b }
	case "specVanish":
		b := on(e)
		return func(l *look2) { l.vanish = l.vanish || b }
	case "sz":
		n := number(e) / 2
		return func(l *look2) { l.size = n }
	case "rFonts":
		if f := attr(e, "ascii"); f != "" {
			return func(l *look2) { l.font = f }
		}
	case "w":
		n := number(e)
		return func(l *look2) { l.wide = n }
	case "color":
		ink := inkOf(e)
		return func(l *look2) { l.ink = ink }
	case "shd":
		ground := shading(e)
		return func(l *look2) { l.ground = ground }
	case "highlight":
		if attr(e, "val") == "none" {
			return nil
		}
		ground := ""
		return func(l *look2) { l.ground = &ground }
	}
	return nil
}

// relation points from one part to another or to a web address.
type relation struct{ id, kind, target string }

type relations []relation

// relations reads the relationships of a part; of the package itself for "".
func (d *docx) relations(part string) (relations, error) {
	dir, file := path.Split(part)
	r, err := d.open(dir + "_rels/" + file + ".rels")
	if err != nil || r == nil {
		return nil, err
	}
	defer r.Close()
	d.dec, d.depth = newDecoder(r), 0
	var out relations
	var each func(xml.StartElement) error
	each = func(e xml.StartElement) error {
		if e.Name.Local == "Relationship" && len(out) < 5000 {
			out = append(out, relation{attr(e, "Id"), attr(e, "Type"), attr(e, "Target")})
		}
		return d.children(each)
	}
	if err := d.children(each); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return out, nil
}

// all lists the parts of this kind, as named in the archive.
func (r relations) all(kind, from string) []string {
	var out []string
	for _, rel := range r {
		if strings.HasSuffix(rel.kind, kind) {
			if strings.HasPrefix(rel.target, "/") {
				out = append(out, strings.TrimPrefix(path.Clean(rel.target), "/"))
			} else {
				out = append(out, path.Join(path.Dir(from), rel.target))
			}
		}
	}
	return out
}

func (r relations) first(kind, from string) string {
	if all := r.all(kind, from); len(all) > 0 {
		return all[0]
	}
	return ""
}

func (r relations) targets() map[string]string {
	m := map[string]string{}
	for _, rel := range r {
		m[rel.id] = rel.target
	}
	return m
}
