# Shared by the scripts beside it: progress lines, logs under .cache/logs, messages. Sourced, not run.
# shellcheck shell=bash

logs=.cache/logs

# step TITLE COMMAND... runs the command quietly with a progress line and its time; if it fails, its output
# is shown and the step's exit code returned.
step() {
  local title=$1 log start code=0
  shift
  mkdir -p "$logs"
  log=$logs/$(printf '%s' "$title" | tr -c 'A-Za-z0-9\n' '-' | cut -c1-60).log
  start=$(date +%s)
  printf '==> %s ... ' "$title"
  "$@" >"$log" 2>&1 </dev/null || code=$?
  if [ "$code" -eq 0 ]; then
    printf '%s s\n' "$(($(date +%s) - start))"
    return 0
  fi
  printf 'failed (exit %s, %s s)\n' "$code" "$(($(date +%s) - start))"
  sed $'s/\x1b\\[[0-9;]*m//g; s/^/    /' "$log" | tail -60 >&2
  printf '    The whole output: %s\n' "$log" >&2
  return "$code"
}

die() {
  printf '%s\n' "$@" >&2
  exit 1
}

# at_least HAVE WANT compares dotted versions.
at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -1)" = "$2" ]
}
