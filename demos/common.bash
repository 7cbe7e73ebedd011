# What every demo shares: a directory of its own, and an end that leaves nothing behind.
set -eu
demos=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dstream=$demos/../bin/dstream
work=$(mktemp -d)

cleanup() {
  local running
  trap '' INT TERM # of one who is impatient; what is left would stay
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

# Runs a server in the background on a free port, which it chooses and says; sets $port and $server.
serve() { # PATTERN COMMAND...
  local pattern=$1 log
  shift
  log=$(mktemp "$work/server-XXXXXX")
  "$@" > "$log" 2>&1 &
  server=$!
  await_line "$log" "$pattern" "$server"
  port=$(sed -n "/$pattern/ { s/.*[^0-9]\([0-9][0-9]*\)[^0-9]*\$/\1/p; q; }" "$log")
}

# Sets $port to one where nobody listens.
free_port() {
  port=$((20000 + RANDOM % 12000))
  while (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do port=$((20000 + RANDOM % 12000)); done
}

# Java with the classes of dstream, of Spark, and of the database drivers.
jar=$demos/../lib/dstream.jar
[ -f "$jar" ] || jar=$demos/../target/dstream.jar
java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$jar")

# Runs the stream `dstream ARGUMENT...` while `generate` makes its input, which begins once the stream runs its batches.
# Then the stream is stopped, as by Ctrl-C: it counts all that came before it ends.
stream_while_generating() { # ARGUMENT...
  "$dstream" "$@" -v 2> "$work/stream.log" &
  stream=$!
  await_line "$work/stream.log" 'batch .* is empty' "$stream"
  generate
  kill -TERM "$stream"
  wait "$stream" || [ $? = 143 ] || { cat "$work/stream.log" >&2; return 1; }
}
