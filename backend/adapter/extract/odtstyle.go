package extract

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// odfStyles are the formats of an OpenDocument file, resolved through their parents.
type odfStyles struct {
	byKey map[string]*odfStyle // "family/name"
	plain textLook             // the default paragraph
	fonts map[string]string    // face name -> family
	paper bool                 // the page has a colour of its own
}

type odfStyle struct {
	name, parent string
	automatic    bool
	set          []func(*textLook)
}

func newODFStyles() odfStyles {
	return odfStyles{byKey: map[string]*odfStyle{}, fonts: map[string]string{}}
}

// chain lists a style and what it is based on, itself first. A chain may be a circle.
func (s odfStyles) chain(family, id string) []*odfStyle {
	var out []*odfStyle
	for range 20 {
		st := s.byKey[family+"/"+id]
		if st == nil {
			break
		}
		out = append(out, st)
		id = st.parent
	}
	return out
}

func (s odfStyles) apply(family, id string, l *textLook) {
	chain := s.chain(family, id)
	for i := len(chain) - 1; i >= 0; i-- {
		for _, set := range chain[i].set {
			set(l)
		}
	}
}

// paragraph is how a paragraph of this style looks before its spans speak.
func (s odfStyles) paragraph(id string) textLook {
	l := s.plain
	l.shade = l.shade || s.paper
	s.apply("paragraph", id, &l)
	return l
}

func (s odfStyles) span(id string, l textLook) textLook {
	s.apply("text", id, &l)
	return l
}

// visible is the name that a person sees for a paragraph's style: that of the first one that they can choose.
func (s odfStyles) visible(id string) string {
	for _, st := range s.chain("paragraph", id) {
		if !st.automatic {
			return st.name
		}
	}
	return ""
}

const maxODFStyles = 20000

// readStyles reads the styles of a part, wherever they stand in it.
func (o *odt) readStyles(e xml.StartElement) error {
	automatic := false
	var each func(xml.StartElement) error
	each = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "font-face":
			if len(o.styles.fonts) < maxODFStyles {
				o.styles.fonts[attr(e, "name")] = strings.Trim(attr(e, "font-family"), `'"`)
			}
			return o.skip(e)
		case "automatic-styles":
			automatic = true
			err := o.children(each)
			automatic = false
			return err
		case "page-layout-properties":
			o.styles.paper = o.styles.paper || coloured(attr(e, "background-color"))
		case "default-style":
			if attr(e, "family") == "paragraph" {
				return o.properties(func(set func(*textLook)) { set(&o.styles.plain) })
			}
			return o.skip(e)
		case "style":
			st := &odfStyle{name: odfName(e), parent: attr(e, "parent-style-name"), automatic: automatic}
			if len(o.styles.byKey) < maxODFStyles {
				o.styles.byKey[attr(e, "family")+"/"+attr(e, "name")] = st
			}
			return o.properties(func(set func(*textLook)) { st.set = append(st.set, set) })
		case "body", "settings", "scripts", "meta", "master-styles":
			return o.skip(e)
		}
		return o.children(each)
	}
	return each(e)
}

// odfName is a style's name as its users see it.
func odfName(e xml.StartElement) string {
	if n := attr(e, "display-name"); n != "" {
		return n
	}
	return strings.ReplaceAll(attr(e, "name"), "_20_", " ")
}

// properties calls add with what each property of a style changes.
func (o *odt) properties(add func(func(*textLook))) error {
	return o.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "text-properties":
			for _, a := range e.Attr {
				if set := o.styles.property(a); set != nil {
					add(set)
				}
			}
		case "paragraph-properties":
			if coloured(attr(e, "background-color")) {
				add(func(l *textLook) { l.shade = true })
			}
		}
		return o.skip(e)
	})
}

// property is what an attribute of text-properties changes, nil for what does not matter here.
func (s odfStyles) property(a xml.Attr) func(*textLook) {
	v := a.Value
	switch a.Name.Local {
	case "font-size":
		if p, ok := strings.CutSuffix(v, "%"); ok {
			n, _ := strconv.ParseFloat(p, 64)
			return func(l *textLook) { l.size *= min(max(n, 1), 1000) / 100 }
		}
		if n := points(v); n > 0 {
			return func(l *textLook) { l.size = n }
		}
	case "font-weight":
		n, _ := strconv.Atoi(v)
		return func(l *textLook) { l.bold = v == "bold" || n >= 600 }
	case "font-style":
		return func(l *textLook) { l.ital = v == "italic" || v == "oblique" }
	case "font-name":
		f := v
		if s.fonts[v] != "" {
			f = s.fonts[v]
		}
		return func(l *textLook) { l.font = f }
	case "display":
		return func(l *textLook) { l.vanish = v == "none" }
	case "color":
		r, g, b, ok := hexColour(v)
		return func(l *textLook) { l.pale = ok && pale(r, g, b) }
	case "background-color":
		if coloured(v) {
			return func(l *textLook) { l.shade = true }
		}
	}
	return nil
}

// points reads a length such as "12pt" or "0.42cm".
func points(v string) float64 {
	for unit, factor := range map[string]float64{"pt": 1, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "px": 0.75} {
		if n, ok := strings.CutSuffix(v, unit); ok {
			f, err := strconv.ParseFloat(n, 64)
			if err != nil || f < 0 || f > 10000 {
				return 0
			}
			return f * factor
		}
	}
	return 0
}

// coloured reports whether a background may be anything but white paper.
func coloured(v string) bool {
	if v == "" || v == "transparent" {
		return false
	}
	r, g, b, ok := hexColour(v)
	return !ok || !pale(r, g, b)
}

func hexColour(v string) (r, g, b int, ok bool) {
	h, found := strings.CutPrefix(v, "#")
	n, err := strconv.ParseUint(h, 16, 32)
	if !found || err != nil || len(h) != 6 {
		return 0, 0, 0, false
	}
	return int(n >> 16), int(n >> 8 & 255), int(n & 255), true
}
