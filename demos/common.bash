# What every demo shares: a directory of its own, and an end that leaves nothing behind.
set -eu
demos=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dstream=$demos/../bin/dstream
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))

cleanup() {
  local running
  running=$(jobs -p)
  [ -z "$running" ] || kill $running 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap cleanup EXIT

# Shows a command as the reader would type it.
show() { printf '$ %s\n' "$*"; }

# Waits until a file has a line that matches; fails when the process that writes it has ended.
await_line() { # FILE PATTERN PID
  until grep -q "$2" "$1" 2>/dev/null; do
    kill -0 "$3" 2>/dev/null || { cat "$1" >&2; return 1; }
    sleep 0.1
  done
}
