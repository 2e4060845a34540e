package pdf

import (
	_ "embed"
	"errors"
	"fmt"
	"sync"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/NotoSans-Regular.ttf
var regular []byte

//go:embed fonts/NotoSans-Bold.ttf
var bold []byte

// Style is a cut of the font.
type Style int

const (
	Regular Style = iota
	Bold
)

// face is one cut, read once and never changed: a glyph and an advance for each character, in units of the em.
type face struct {
	name                      string // PostScript
	file                      tables
	font                      *sfnt.Font
	units                     int
	glyphs                    map[rune]glyph
	ascent, descent, capitals int // in thousandths of the em
	box                       [4]int
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance int // in thousandths of the em
}

var faces = [...]func() *face{
	Regular: sync.OnceValue(func() *face { return mustRead("NotoSans-Regular", regular) }),
	Bold:    sync.OnceValue(func() *face { return mustRead("NotoSans-Bold", bold) }),
}

// last is the last character that the font was cut to (build/scripts/fonts.sh).
const last = 0xA7FF

// mustRead reads an embedded font. It panics on a broken one: that is a broken build, which every test finds.
func mustRead(name string, data []byte) *face {
	f, err := readFace(name, data)
	if err != nil {
		panic(fmt.Sprintf("embedded font %s: %v", name, err))
	}
	return f
}

func readFace(name string, data []byte) (*face, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	file, err := readTables(data)
	if err != nil {
		return nil, err
	}
	if len(file["OS/2"]) < 90 {
		return nil, errors.New("the font does not say how high its letters are")
	}
	f := &face{name: name, file: file, font: parsed, units: int(parsed.UnitsPerEm()), glyphs: map[rune]glyph{}}
	if f.units != 1000 {
		return nil, fmt.Errorf("the font has %d units to the em, not 1000", f.units)
	}
	em := fixed.I(f.units)
	var buf sfnt.Buffer
	for r := rune(' '); r <= last; r++ {
		index, err := parsed.GlyphIndex(&buf, r)
		if err != nil || index == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(&buf, index, em, font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("reading the width of %U: %w", r, err)
		}
		f.glyphs[r] = glyph{index: index, advance: advance.Round()}
	}
	f.ascent, f.descent = int(int16(be16(file["hhea"], 4))), int(int16(be16(file["hhea"], 6)))
	f.capitals = int(be16(file["OS/2"], 88))
	for i := range f.box {
		f.box[i] = int(int16(be16(file["head"], 36+2*i)))
	}
	return f, nil
}

// Has reports whether the font has a glyph of its own for r, in every cut.
func Has(r rune) bool {
	for _, f := range faces {
		if _, ok := f().glyphs[r]; !ok {
			return false
		}
	}
	return true
}

// pairs remembers the kerning of one document's pairs of glyphs.
type pairs struct {
	buf   sfnt.Buffer
	known map[pair]int
}

type pair struct {
	style Style
	a, b  sfnt.GlyphIndex
}

// kern returns by how many thousandths of the em b moves towards a (negative) or away from it.
func (p *pairs) kern(style Style, a, b sfnt.GlyphIndex) int {
	key := pair{style, a, b}
	if k, ok := p.known[key]; ok {
		return k
	}
	f := faces[style]()
	moved, err := f.font.Kern(&p.buf, a, b, fixed.I(f.units), font.HintingNone)
	k := moved.Round()
	if err != nil { // no kerning for this pair
		k = 0
	}
	if p.known == nil {
		p.known = map[pair]int{}
	}
	p.known[key] = k
	return k
}

// Width returns how wide s is at size, in points, kerned as Text sets it. A character without a glyph has no width.
func (d *Document) Width(style Style, size float64, s string) float64 {
	f := faces[style]()
	total, before := 0, sfnt.GlyphIndex(0)
	for _, r := range s {
		g, ok := f.glyphs[r]
		if !ok {
			before = 0
			continue
		}
		if before != 0 {
			total += d.pairs.kern(style, before, g.index)
		}
		total += g.advance
		before = g.index
	}
	return float64(total) * size / 1000
}

// Fits returns how many bytes of s fit into width, at least one character.
func (d *Document) Fits(style Style, size float64, s string, width float64) int {
	f := faces[style]()
	room, end := width*1000/size, 0
	for i, r := range s {
		room -= float64(f.glyphs[r].advance)
		if room < 0 && i > 0 {
			break
		}
		end = i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n := utf8.DecodeRuneInString(s[i:])
			end = i + n
		}
	}
	return end
}
