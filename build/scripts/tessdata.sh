#!/bin/sh
# Makes backend/adapter/extract/tessdata again from the npm packages named in its NOTICE.md.
set -eu
cd "$(dirname "$0")/../.."
to=$PWD/backend/adapter/extract/tessdata
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
take() { # package, version, file in it
	npm pack --silent "$1@$2" >name
	tar -xOf "$(cat name)" "package/$3"
}
take tesseract.js-core 7.0.0 tesseract-core-simd-lstm.wasm | gzip -9 -n >"$to/tesseract.wasm.gz"
for lang in eng deu fra spa; do
	take "@tesseract.js-data/$lang" 1.0.0 "4.0.0_best_int/$lang.traineddata.gz" >"$to/$lang.traineddata.gz"
done
cd "$to"
sha256sum -c SHA256SUMS
