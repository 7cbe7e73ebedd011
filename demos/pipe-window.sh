#!/usr/bin/env bash
# The tutorial's windowed count as a pipeline, with a window of 4 s in place of 2 min:
# pair.reduceByKeyAndWindow(_ + _, _ - _, Minutes(2), Seconds(10), 2).
. "$(dirname "$0")/common.bash"

printf 'hadoop spark\nspark streaming\nkafka and spark\n' > "$work/lines"
serve 'are served on' "$dstream" serve-socket --input "$work/lines" --port 0 --order sequential --loop --count 20 --once \
  --interval 100ms
pipeline="flatMap(line -> split(line, ' ')) | map(w -> (w, 1)) | reduceByKeyAndWindow(_ + _, _ - _, 4s, 2s, 2)"
show "dstream serve-socket --input lines --port $port --order sequential --loop --count 20 --once --interval 100ms &"
show "dstream pipe --source socket --port $port --idle 4s \"$pipeline\""
"$dstream" pipe --source socket --port "$port" --idle 4s "$pipeline"
