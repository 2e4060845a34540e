package extract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strconv"
	"strings"

	"autojob/backend/core/hidden"
)

// Whether a person sees text of a DOCX is judged by what the file says: Word is not here to draw it. A ground that is not known (a table's
// style, a gradient, a picture behind the text) counts as one on which text shows.

// unknownGround is a colour behind text that the file does not tell.
var unknownGround = ""

// unseen is why nobody sees a run, "" if one does.
func (d *docx) unseen(p *paragraph, l look2) string {
	switch {
	case p.at.hide != "":
		return p.at.hide
	case p.props.hide != "":
		return p.props.hide
	case l.vanish:
		return hidden.Invisible
	case l.size > 0 && l.size < leastSize, l.wide > 0 && l.wide < 20:
		return hidden.Size
	}
	ink, ok := hidden.Hex(l.ink)
	if !ok {
		return ""
	}
	for _, g := range []*string{l.ground, p.props.ground, p.at.ground} {
		if g == nil {
			continue
		}
		if ground, ok := hidden.Hex(*g); ok && !hidden.Apart(ink, ground) {
			return hidden.Colour
		}
		return ""
	}
	if !d.drawn && !hidden.Apart(ink, hidden.RGB{R: 255, G: 255, B: 255}) {
		return hidden.Colour
	}
	return ""
}

// inkOf is the colour that w:color names. A theme's first background is white and its first text black in every theme but a few; the value
// beside other theme colours is what Word computed of them.
func inkOf(e xml.StartElement) string {
	switch attr(e, "themeColor") {
	case "background1", "light1":
		return "FFFFFF"
	case "text1", "dark1":
		return "000000"
	}
	if v := attr(e, "val"); v != "auto" {
		return v
	}
	return ""
}

// shading is the colour that w:shd puts behind text, nil for none.
func shading(e xml.StartElement) *string {
	fill := attr(e, "fill")
	if attr(e, "themeFill") != "" && attr(e, "themeFill") != "background1" || attr(e, "val") != "clear" && attr(e, "val") != "nil" && attr(e, "val") != "" {
		return &unknownGround
	}
	if fill == "" || strings.EqualFold(fill, "auto") {
		return nil
	}
	return &fill
}

// size reads a measure, which may be below zero.
func size(e xml.StartElement, local string) float64 {
	f, err := strconv.ParseFloat(attr(e, local), 64)
	if err != nil {
		return 0
	}
	return f
}

// drawnBehind reports that a part draws something behind its text, so that what the ground is cannot be told: shapes of headers lie
// behind the text of the page.
func drawnBehind(part []byte, kind string) bool {
	any := func(marks ...string) bool {
		for _, m := range marks {
			if bytes.Contains(part, []byte(m)) {
				return true
			}
		}
		return false
	}
	return any(`behindDoc="1"`, `behindDoc="true"`, "<w:background", "z-index:-") || kind != "" && any("<wp:anchor", "<v:")
}

// cell reads a table's cell.
func (d *docx) cell(at place, styled bool) error {
	if styled {
		at.ground = &unknownGround
	}
	return d.children(func(e xml.StartElement) error {
		if name(e) != "tcPr" {
			return d.block(e, at)
		}
		return d.children(func(e xml.StartElement) error {
			if name(e) == "shd" {
				if g := shading(e); g != nil {
					at.ground = g
				}
			}
			return d.skip(e)
		})
	})
}

// shape is a drawing: how large, where, of what colour.
type shape struct {
	known      bool
	wide, high float64 // EMU, 12,700 a point
	x, y       float64
	hidden     bool
	ground     *string
	axis       string
	fill       bool
}

const pointEMU = 12700

// see learns from an element of a drawing.
func (s *shape) see(e xml.StartElement) {
	switch name(e) {
	case "drawing:anchor", "drawing:inline":
		*s = shape{ground: &unknownGround}
	case "drawing:extent":
		s.known, s.wide, s.high = true, size(e, "cx"), size(e, "cy")
	case "drawing:positionH":
		s.axis = "h"
	case "drawing:positionV":
		s.axis = "v"
	case "drawing:docPr":
		s.hidden = attr(e, "hidden") == "1" || attr(e, "hidden") == "true"
	case "drawing:solidFill":
		s.fill = true
	case "drawing:srgbClr":
		if s.fill && s.ground == &unknownGround {
			v := attr(e, "val")
			s.ground = &v
		}
		s.fill = false
	case "drawing:ln", "drawing:schemeClr":
		s.fill = false
	case "pict":
		*s = shape{ground: &unknownGround}
	case "shape", "rect":
		s.hidden = s.hidden || strings.Contains(attr(e, "style"), "visibility:hidden")
	}
}

// learn is see for what has text of its own: it reports whether it took the element.
func (d *docx) learn(e xml.StartElement) (bool, error) {
	if name(e) != "drawing:posOffset" {
		d.shape.see(e)
		return false, nil
	}
	s, err := d.chars()
	n, bad := strconv.ParseFloat(strings.TrimSpace(s), 64)
	switch {
	case bad != nil:
	case d.shape.axis == "v":
		d.shape.y = n
	default:
		d.shape.x = n
	}
	return true, err
}

func (s *shape) hides() string {
	switch {
	case s.hidden:
		return hidden.Invisible
	case s.known && (s.wide < 3*pointEMU || s.high < 3*pointEMU):
		return hidden.Size
	case s.x > 30e6 || s.y > 60e6 || s.x < -max(s.wide, 8e6) || s.y < -max(s.high, 12e6): // beyond any sheet
		return hidden.Outside
	}
	return ""
}

// deleted reads a deleted revision, which is still in the file.
func (d *docx) deleted(xml.StartElement) error {
	var each func(xml.StartElement) error
	each = func(e xml.StartElement) error {
		if name(e) == "delText" {
			return d.hide(hidden.Revision)
		}
		return d.children(each)
	}
	return d.children(each)
}

// comments notes what stands in the margin.
func (d *docx) comments(part string) error {
	r, err := d.open(part)
	if err != nil || r == nil {
		return err
	}
	defer r.Close()
	d.dec, d.depth = newDecoder(r), 0
	var each func(xml.StartElement) error
	each = func(e xml.StartElement) error {
		if name(e) == "t" {
			return d.hide(hidden.Comment)
		}
		return d.children(each)
	}
	if err := d.children(each); errors.Is(err, errPart) || errors.Is(err, errNesting) {
		return err
	}
	return nil // a broken margin does not spoil the text
}
