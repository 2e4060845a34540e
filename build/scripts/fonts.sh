#!/bin/sh
# Makes backend/adapter/render/pdf/fonts again: Noto Sans of the npm package named in its NOTICE.md, cut to the writing of Europe's
# languages, with its kerning and without ligatures, hints and other features. Needs npm and Python 3.
set -eu
cd "$(dirname "$0")/../.."
to=$PWD/backend/adapter/render/pdf/fonts
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm pack --silent @expo-google-fonts/noto-sans@0.4.2 >name
tar -xf "$(cat name)"
python3 -m venv python
python/bin/pip -q --disable-pip-version-check install fonttools==4.68.0

latin=U+0020-007E,U+00A0-024F,U+0250-02FF,U+0300-036F,U+1D00-1DBF,U+1E00-1EFF,U+2C60-2C7F,U+A720-A7FF
greek=U+0370-03FF,U+1F00-1FFF
cyrillic=U+0400-052F
marks=U+2010-2015,U+2018-2022,U+2024-2027,U+202F-203A,U+203D-2044,U+2070-209C,U+20A0-20BF,U+2100-214F,U+2150-2188
signs=U+2190-2193,U+2202,U+2206,U+220F,U+2211-2212,U+2215,U+2219-221A,U+221E,U+222B,U+2248,U+2260,U+2264-2265,U+25CA,U+25CC
for style in 400Regular 700Bold; do
	python/bin/pyftsubset "package/$style/NotoSans_$style.ttf" --output-file="$to/NotoSans-${style#?00}.ttf" \
		--unicodes="$latin,$greek,$cyrillic,$marks,$signs" --layout-features=kern --no-hinting --notdef-outline \
		--name-IDs=0,1,2,4,6,13,14 --drop-tables+=GSUB,GDEF,STAT,meta,DSIG
done
cp package/LICENSE_FONT "$to/LICENSE"
cd "$to"
sha256sum -c SHA256SUMS
