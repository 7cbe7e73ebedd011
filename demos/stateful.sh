#!/usr/bin/env bash
# The tutorial's NetworkWordCountStateful: totals since the start, not of a batch.
. "$(dirname "$0")/common.bash"

printf 'hadoop\npython\nscala\nspark\nspark\n' > "$work/lines"
serve 'are served on' "$dstream" serve-socket --input "$work/lines" --port 0 --order sequential --loop --count 20 --once \
  --interval 200ms
show "dstream serve-socket --input lines --port $port --order sequential --loop --count 20 --once --interval 200ms &"
show "dstream wordcount --source socket --port $port --stateful --idle 5s"
"$dstream" wordcount --source socket --port "$port" --stateful --idle 5s
