package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// tables is a TrueType file: its tables by name (OpenType 1.9, "The OpenType font file").
type tables map[string][]byte

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

func readTables(data []byte) (tables, error) {
	if len(data) < 12 || be32(data, 0) != 0x00010000 {
		return nil, errors.New("not a TrueType font")
	}
	t := tables{}
	for i := range int(be16(data, 4)) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errors.New("the font's list of tables is cut")
		}
		from, size := uint64(be32(data, at+8)), uint64(be32(data, at+12))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("the font's table %q is cut", data[at:at+4])
		}
		t[string(data[at:at+4])] = data[from : from+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 4, "glyf": 0} {
		if len(t[name]) < least {
			return nil, fmt.Errorf("the font has no whole table %q", name)
		}
	}
	return t, nil
}

// outline returns a glyph's description, empty for one without ink.
func (t tables) outline(g sfnt.GlyphIndex) []byte {
	loca := t["loca"]
	if be16(t["head"], 50) == 0 {
		return t["glyf"][2*int(be16(loca, 2*int(g))) : 2*int(be16(loca, 2*int(g)+2))]
	}
	return t["glyf"][be32(loca, 4*int(g)):be32(loca, 4*int(g)+4)]
}

// metric returns a glyph's advance and left side bearing, as they stand in the file.
func (t tables) metric(g sfnt.GlyphIndex) []byte {
	full := int(be16(t["hhea"], 34))
	if int(g) < full {
		return t["hmtx"][4*int(g) : 4*int(g)+4]
	}
	lone := 4*full + 2*(int(g)-full)
	return slices.Concat(t["hmtx"][4*full-4:4*full-2], t["hmtx"][lone:lone+2])
}

// subset returns a font of only these glyphs, in this order, and what they are composed of after them. It has the tables that a PDF
// asks for (ISO 32000-1, 9.9) and neither names nor dates.
func (t tables) subset(glyphs []sfnt.GlyphIndex) []byte {
	all := slices.Clone(glyphs)
	place := map[sfnt.GlyphIndex]int{}
	for i, g := range all {
		if _, ok := place[g]; !ok {
			place[g] = i
		}
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(all); i++ { // all grows by the parts of composed glyphs
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, t.metric(all[i])...)
		outline := slices.Clone(t.outline(all[i]))
		for _, at := range components(outline) {
			part := sfnt.GlyphIndex(be16(outline, at))
			if _, ok := place[part]; !ok {
				place[part] = len(all)
				all = append(all, part)
			}
			binary.BigEndian.PutUint16(outline[at:], uint16(place[part]))
		}
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := slices.Clone(t["head"]), slices.Clone(t["hhea"]), slices.Clone(t["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0) // the sum over the file is set last
	clear(head[20:36])                      // made and changed
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(all)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(all)))
	return writeTables(tables{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf})
}

// components returns where a composed glyph names its parts (OpenType, "glyf", composite glyph description).
func components(outline []byte) []int {
	const (
		wordArguments = 1 << 0
		scale         = 1 << 3
		more          = 1 << 5
		twoScales     = 1 << 6
		matrix        = 1 << 7
	)
	if len(outline) < 10 || int16(be16(outline, 0)) >= 0 {
		return nil
	}
	var found []int
	for at := 10; ; {
		flags := be16(outline, at)
		found = append(found, at+2)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return found
		}
	}
}

// writeTables lays out a TrueType file.
func writeTables(t tables) []byte {
	names := make([]string, 0, len(t))
	for name := range t {
		names = append(names, name)
	}
	slices.Sort(names)
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(names), power * 16, log, (len(names) - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			head = at
		}
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, sum(t[name]))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t[name])))
		at += (len(t[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, t[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-sum(out))
	return out
}

// sum is a table's checksum: its big-endian words added up, the last one filled with zeros.
func sum(b []byte) uint32 {
	var total uint32
	for len(b) >= 4 {
		total += be32(b, 0)
		b = b[4:]
	}
	var rest [4]byte
	copy(rest[:], b)
	return total + be32(rest[:], 0)
}
