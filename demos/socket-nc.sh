#!/usr/bin/env bash
# The tutorial's NetworkWordCount: nc listens, dstream connects and counts what is typed there.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-10s} idle=${IDLE:-10s}

if command -v nc > /dev/null; then
  mkfifo "$work/terminal"
  { # what a person would type once dstream is there, a line every half second
    await_line "$work/server.log" 'onnection' $$
    for line in hadoop spark 'spark streaming'; do sleep 0.5; echo "$line"; done
    exec sleep 60
  } > "$work/terminal" &
  # Not "< terminal" behind serve: a command in the background of a script has no stdin of its own.
  serve 'istening' bash -c 'exec nc -lvk 127.0.0.1 0 < "$0"' "$work/terminal"
  show "nc -lk $port &"
else
  echo 'nc is not installed here; dstream serve-socket stands in for it'
  printf 'hadoop\nspark\nspark streaming\n' > "$work/lines"
  serve 'are served on' "$dstream" serve-socket --input "$work/lines" --port 0 --order sequential --interval 500ms --once
fi
show "dstream wordcount --source socket --port $port --batch $batch --idle $idle"
"$dstream" wordcount --source socket --port "$port" --batch "$batch" --idle "$idle"
