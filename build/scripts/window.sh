#!/usr/bin/env bash
# Runs a command in a desktop session of its own: a virtual screen, a session bus, an unlocked keychain and
# an empty home folder, all gone afterwards. Nothing of the person's own session is seen or touched.
#
#   build/scripts/window.sh [--size 1280x800] [--theme light|dark] [--no-keychain] COMMAND...
#
# The command finds AUTOJOB_HOME (an empty data folder), AUTOJOB_SIZE and AUTOJOB_THEME in its environment.
set -euo pipefail

size=1280x800 theme=light keychain=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --size) size=$2; shift 2 ;;
    --theme) theme=$2; shift 2 ;;
    --no-keychain) keychain=no; shift ;;
    --) shift; break ;;
    -*) echo "window.sh: unknown option $1" >&2; exit 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || { sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
case "$theme" in light) dark=0 ;; dark) dark=1 ;; *) echo "window.sh: the theme is light or dark" >&2; exit 2 ;; esac
case "$size" in [0-9]*x[0-9]*) ;; *) echo "window.sh: the size is like 1280x800" >&2; exit 2 ;; esac
for tool in xvfb-run dbus-run-session; do
  command -v "$tool" >/dev/null || { echo "window.sh: $tool is missing; run build/scripts/setup.sh test" >&2; exit 1; }
done

session=$(mktemp -d "${TMPDIR:-/tmp}/autojob-window-XXXXXX")
trap 'rm -rf "$session"' EXIT
mkdir -m 700 "$session"/{home,config,data,cache,state,runtime,autojob,tmp}
mkdir "$session/config/gtk-3.0"
# WebKitGTK takes prefers-color-scheme and prefers-reduced-motion from GTK's settings.
cat >"$session/config/gtk-3.0/settings.ini" <<INI
[Settings]
gtk-theme-name=Adwaita
gtk-application-prefer-dark-theme=$dark
gtk-enable-animations=0
INI

# A bus that starts no service by itself: no accessibility daemons, and without a keychain there is really none.
cat >"$session/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$session/runtime</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF

# Programs that look for a screen or a bus may only find the ones made here.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GTK_THEME GNOME_KEYRING_CONTROL SSH_AUTH_SOCK
export HOME=$session/home XDG_CONFIG_HOME=$session/config XDG_DATA_HOME=$session/data XDG_CACHE_HOME=$session/cache \
  XDG_STATE_HOME=$session/state XDG_RUNTIME_DIR=$session/runtime AUTOJOB_HOME=$session/autojob TMPDIR=$session/tmp \
  AUTOJOB_SIZE=$size AUTOJOB_THEME=$theme AUTOJOB_KEYCHAIN=$keychain \
  GDK_BACKEND=x11 NO_AT_BRIDGE=1 LANG=C.UTF-8 LC_ALL=C.UTF-8

# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session --config-file="$session/bus.conf" -- xvfb-run --auto-servernum --server-args="-screen 0 ${size}x24 -nolisten tcp" bash -c '
  if [ "$AUTOJOB_KEYCHAIN" = yes ]; then
    printf session | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || {
      echo "window.sh: the keychain did not start" >&2; exit 1; }
  fi
  exec "$@"' bash "$@" 2> >(grep -v 'Failed to set fd limit' >&2) # the bus says so on every start in a container
