#!/usr/bin/env bash
# Takes pictures of the real window in both themes and sizes, for people to look at.
#
#   build/scripts/screenshot.sh [--theme light|dark] [--size 1280x800] [--out DIR] [--name NAME] [STEPS.mjs]
#
# STEPS.mjs brings the window to the state to look at (frontend/window/look.mjs). The pictures are
# DIR/NAME-THEME-SIZE.png; DIR is .cache/screens, NAME the name of STEPS or "start".
set -euo pipefail
cd "$(dirname "$0")/../.."
. build/scripts/lib.sh

themes='light dark' sizes='1280x800 900x640' out=.cache/screens name='' steps=''
while [ $# -gt 0 ]; do
  case "$1" in
    --theme) themes=$2; shift 2 ;;
    --size) sizes=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --name) name=$2; shift 2 ;;
    -*) sed -n '2,7p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2 ;;
    *) steps=$1; shift ;;
  esac
done
[ -n "$name" ] || name=${steps:+$(basename "$steps" .mjs)}
build/scripts/setup.sh test
make -s windowtest
for theme in $themes; do
  for size in $sizes; do
    build/scripts/window.sh --theme "$theme" --size "$size" -- node frontend/window/look.mjs "$out/${name:-start}-$theme-$size.png" ${steps:+"$steps"}
  done
done
