#!/usr/bin/env bash
# The tutorial's NetworkWordCount: nc listens, dstream connects and counts what is typed there.
. "$(dirname "$0")/common.bash"

mkfifo "$work/terminal"
if command -v nc > /dev/null; then
  show "nc -lk $port &"
  nc -lk 127.0.0.1 "$port" < "$work/terminal" &
else
  echo 'nc is not installed here; dstream serve-socket stands in for it'
  printf 'hadoop\nspark\nspark streaming\n' > "$work/lines"
  "$dstream" serve-socket --input "$work/lines" --port "$port" --order sequential --interval 500ms --once &
fi
{ # what a person would type, a line every half second
  for line in hadoop spark 'spark streaming'; do sleep 0.5; echo "$line"; done
  sleep 60
} > "$work/terminal" &
show "dstream wordcount --source socket --port $port --idle 5s"
"$dstream" wordcount --source socket --port "$port" --idle 5s
