#!/usr/bin/env bash
# The tutorial's DataSourceSocket: an own server sends random lines of a file to every client.
. "$(dirname "$0")/common.bash"

printf 'hadoop spark\nspark streaming\nkafka and spark\n' > "$work/lines"
show "dstream serve-socket --input lines --port $port --interval 100ms --count 40 --seed 1 &"
show "dstream wordcount --source socket --port $port --duration 8s"
"$dstream" serve-socket --input "$work/lines" --port "$port" --interval 100ms --count 40 --seed 1 &
"$dstream" wordcount --source socket --port "$port" --duration 8s
