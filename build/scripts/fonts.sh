#!/bin/sh
# Makes backend/adapter/render/pdf/fonts again of the npm packages named in its NOTICE.md: Noto Sans cut to the writing of Europe's
# languages, with its kerning and without ligatures, hints and other features, and a few signs of its sisters. Needs npm and Python 3.
set -eu
cd "$(dirname "$0")/../.."
to=$PWD/backend/adapter/render/pdf/fonts
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
for font in noto-sans@0.4.2 noto-sans-math@0.4.2 noto-sans-symbols@0.4.1 noto-sans-symbols-2@0.4.1; do
	mkdir "${font%@*}"
	npm pack --silent "@expo-google-fonts/$font" >name
	tar -xf "$(cat name)" -C "${font%@*}" --strip-components=1
done
python3 -m venv python
python/bin/pip -q --disable-pip-version-check install fonttools==4.68.0

latin=U+0020-007E,U+00A0-024F,U+0250-02FF,U+0300-036F,U+1D00-1DBF,U+1E00-1EFF,U+2C60-2C7F,U+A720-A7FF
greek=U+0370-03FF,U+1F00-1FFF
cyrillic=U+0400-052F
marks=U+2010-2015,U+2018-2022,U+2024-2027,U+202F-203A,U+203D-2044,U+2070-209C,U+20A0-20BF,U+2100-214F,U+2150-2188,U+2212,U+25CC
arrows=U+2190-2195
sums=U+21D2,U+21D4,U+2202,U+2206,U+2208,U+220F,U+2211,U+2219-221A,U+221E,U+2229,U+222A,U+222B,U+2248,U+2260,U+2264-2265
points=U+25A0-25A1,U+25AA-25AB,U+25B6,U+25BA,U+25C6-25C7,U+25CB,U+25CF,U+2605-2606,U+260E,U+2709,U+2713-2714,U+2717,U+27A2,U+27A4

cut() { # font, characters, to, features, names
	python/bin/pyftsubset "$1" --unicodes="$2" --output-file="$3" --layout-features="$4" --name-IDs="$5" \
		--no-hinting --notdef-outline --drop-tables+=GSUB,GDEF,STAT,MATH,meta,DSIG
}
for style in 400Regular 700Bold; do
	cut "noto-sans/$style/NotoSans_$style.ttf" "$latin,$greek,$cyrillic,$marks" letters.ttf kern 0,1,2,4,6,13,14
	cut "noto-sans-symbols/$style/NotoSansSymbols_$style.ttf" "$arrows" arrows.ttf '' ''
	cut noto-sans-math/400Regular/NotoSansMath_400Regular.ttf "$sums" sums.ttf '' ''
	cut noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf "$points" points.ttf '' ''
	python/bin/python - "$to/NotoSans-${style#?00}.ttf" letters.ttf arrows.ttf sums.ttf points.ttf <<'END'
import sys
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

out, font = sys.argv[1], TTFont(sys.argv[2], recalcTimestamp=False)
for name in sys.argv[3:]: # adds the characters of the others that the first does not have
    other = TTFont(name)
    glyphs = other.getGlyphSet()
    for char, glyph in sorted(other.getBestCmap().items()):
        if char in font.getBestCmap():
            continue
        drawing, pen, added = DecomposingRecordingPen(glyphs), TTGlyphPen(None), "uni%04X" % char
        glyphs[glyph].draw(drawing)
        drawing.replay(pen)
        font.setGlyphOrder(font.getGlyphOrder() + [added])
        font["glyf"][added], font["hmtx"][added] = pen.glyph(), other["hmtx"][glyph]
        for table in font["cmap"].tables:
            table.cmap[char] = added
font.save(out)
END
done
cp noto-sans/LICENSE_FONT "$to/LICENSE"
cd "$to"
sha256sum -c SHA256SUMS
