#!/usr/bin/env bash
# Makes ready what building and testing need, and says what it cannot make ready.
#
#   build/scripts/setup.sh tools|run|test|prove|bench...
#
# tools: checks Go, Node and npm, installs nothing. run: what the window is built with. test: also what the
# tests drive. prove: also an emulator of another processor. bench: also what the figures are compared with.
# On Debian and Ubuntu missing packages are installed by apt-get (with sudo when not root); elsewhere they are
# named. Asks the package manager's own list what is there, so a second call takes a moment and is never out
# of date.
set -euo pipefail
cd "$(dirname "$0")/../.."
. build/scripts/lib.sh

[ $# -gt 0 ] || die "usage: build/scripts/setup.sh tools|run|test|prove|bench..."

check_tools() {
  command -v go >/dev/null || die "Go is missing. Install it from https://go.dev/dl/ or your package manager, then try again."
  local want have
  want=$(sed -n 's/^go //p' go.mod)
  # A newer toolchain is fetched by Go itself when it may; GOTOOLCHAIN=local says what is really here.
  have=$(go env GOVERSION | sed 's/^go//; s/[^0-9.].*//')
  at_least "$have" "$want" || die "Go $have is too old: go.mod asks for $want. Install it from https://go.dev/dl/."
  local node
  node=$(sed -n 's/.*"node": *">=\([0-9.]*\)".*/\1/p' frontend/package.json)
  command -v node >/dev/null || die "Node is missing. Install version $node or newer from https://nodejs.org or your package manager, then try again."
  have=$(node --version | sed 's/^v//')
  at_least "$have" "$node" || die "Node $have is too old: version $node or newer is needed."
  command -v npm >/dev/null || die "npm is missing. It comes with Node from https://nodejs.org; Debian has it in the package npm."
}

packages() {
  case "$1" in
    tools) ;;
    run) echo gcc libc6-dev pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev ;;
    test) packages run; echo xvfb xauth dbus dbus-x11 webkit2gtk-driver gnome-keyring chromium-headless-shell poppler-utils ;;
    prove) packages test; echo qemu-user ;;
    bench) packages test; echo libreoffice-writer-nogui ;;
    *) die "setup.sh: unknown set $1 (tools, run, test, prove, bench)" ;;
  esac
}

# browser finds a Chromium that the browser tests can start; the one without a window of its own takes a quarter less time. Ubuntu has only a snap.
browser() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then command -v "$CHROMIUM"; return; fi
  for name in chromium-headless-shell chromium google-chrome google-chrome-stable chromium-browser; do
    command -v "$name" && return
  done
  return 1
}

# wanted drops the browser from the list where one is there already or where apt has only the snap.
wanted() {
  local package
  for package in "$@"; do
    if [ "$package" = chromium-headless-shell ]; then
      browser >/dev/null && continue
      [ "$distribution" = ubuntu ] && continue
    fi
    echo "$package"
  done
}

on_debian() {
  local missing=() state
  # shellcheck disable=SC2046 # a list of words
  set -- $(wanted "$@")
  [ $# -gt 0 ] || return 0
  state=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    grep -qx "$package installed" <<<"$state" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "These packages are missing: ${missing[*]}" "Install them as root: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
    # Asks for the password here, where it can be seen, and not inside a quiet step.
    sudo -v || die "Installing packages needs sudo. Or install them as root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y)
  # An old or absent list of packages names versions that the mirror no longer has.
  if ! find /var/lib/apt/lists -maxdepth 1 -name '*Packages*' -mmin -1440 2>/dev/null | grep -q .; then
    step "apt-get update" "${apt[@]}" update
  fi
  step "apt-get install ${missing[*]}" "${apt[@]}" install --no-install-recommends "${missing[@]}" ||
    { step "apt-get update" "${apt[@]}" update && step "apt-get install ${missing[*]}, again" "${apt[@]}" install --no-install-recommends "${missing[@]}"; } ||
    die "The packages could not be installed: ${missing[*]}"
}

on_macos() {
  xcode-select -p >/dev/null 2>&1 || die "Apple's command line tools are missing. Install them: xcode-select --install"
  # The web view is part of macOS; only the tests and figures ask for more.
  case " $* " in *" chromium-headless-shell "*)
    [ -d "/Applications/Google Chrome.app" ] || browser >/dev/null || die "The browser tests need Chrome or Chromium: brew install --cask google-chrome"
    command -v pdftotext >/dev/null || die "pdftotext is missing: brew install poppler" ;;
  esac
  case " $* " in *" libreoffice-writer-nogui "*)
    command -v soffice >/dev/null || [ -d /Applications/LibreOffice.app ] || die "LibreOffice is missing: brew install --cask libreoffice" ;;
  esac
}

# On another Linux the package names differ, so what the packages bring is looked for instead.
elsewhere() {
  local missing=() package
  for package in "$@"; do
    case "$package" in
      gcc) command -v gcc || command -v cc ;;
      libc6-dev) : ;;
      pkg-config) command -v pkg-config ;;
      libgtk-3-dev) pkg-config --exists gtk+-3.0 ;;
      libwebkit2gtk-4.1-dev) pkg-config --exists webkit2gtk-4.1 ;;
      xvfb) command -v xvfb-run ;;
      xauth) command -v xauth ;;
      dbus) command -v dbus-run-session ;;
      dbus-x11) command -v dbus-launch ;;
      webkit2gtk-driver) command -v WebKitWebDriver ;;
      gnome-keyring) command -v gnome-keyring-daemon ;;
      chromium-headless-shell) browser ;;
      poppler-utils) command -v pdftotext ;;
      qemu-user) command -v qemu-aarch64 || command -v qemu-x86_64 ;;
      libreoffice-writer-nogui) command -v soffice ;;
    esac >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || die "This script installs packages on Debian and Ubuntu only. Install what your system calls these, then try again:" "  ${missing[*]}"
}

check_tools
list=()
for set in "$@"; do
  names=$(packages "$set")
  # shellcheck disable=SC2206 # a list of words
  list+=($names)
done
[ ${#list[@]} -gt 0 ] || exit 0

distribution=$(sed -n 's/^ID=//p' /etc/os-release 2>/dev/null | tr -d '"' || true)
case "$(uname -s)" in
  Darwin) on_macos "${list[@]}" ;;
  Linux) if command -v apt-get >/dev/null; then on_debian "${list[@]}"; else elsewhere "${list[@]}"; fi ;;
  *) die "The scripts know Linux and macOS. On Windows build inside WSL, or cross-build: see the README." ;;
esac
case " ${list[*]} " in *" chromium-headless-shell "*)
  [ "$(uname -s)" = Darwin ] || browser >/dev/null ||
    die "The browser tests need Chromium or Chrome, and the package of $distribution is only a snap." "Install Google Chrome, or a Chromium of your choice and set CHROMIUM to its path." ;;
esac
