#!/usr/bin/env bash
# The tutorial's DataSourceSocket: an own server sends random lines of a file to every client.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-10s} idle=${IDLE:-10s}

printf 'hadoop spark\nspark streaming\nkafka and spark\n' > "$work/lines"
serve 'are served on' "$dstream" serve-socket --input "$work/lines" --port 0 --interval 100ms --count 40 --seed 1 --once
show "dstream serve-socket --input lines --port $port --interval 100ms --count 40 --seed 1 --once &"
show "dstream wordcount --source socket --port $port --batch $batch --idle $idle"
"$dstream" wordcount --source socket --port "$port" --batch "$batch" --idle "$idle"
