#!/usr/bin/env bash
# The tutorial's NetworkWordCountStateful in its three versions at once: totals since the start are printed, saved as text
# files, and stored in a table. Here that is H2's, in a file, and needs no server; for MySQL add
# --jdbc-url jdbc:mysql://HOST/spark --jdbc-user root --jdbc-password.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-5s} idle=${IDLE:-5s}
cd "$work"

printf 'hadoop\npython\nscala\nspark\nspark\n' > lines
serve 'are served on' "$dstream" serve-socket --input lines --port 0 --order sequential --loop --count 20 --once \
  --interval 100ms
show "dstream serve-socket --input lines --port $port --order sequential --loop --count 20 --once --interval 100ms &"
updates='updateStateByKey((values, state) -> aggregate(values, 0, (a, b) -> a + b) + coalesce(state, 0))'
pipeline="flatMap(line -> split(line, ' ')) | map(x -> (x, 1)) | $updates"
sinks='--sink console,text,jdbc --output output --jdbc-table wordcount'
show "dstream pipe --source socket --port $port --batch $batch --checkpoint checkpoint --idle $idle $sinks \"$pipeline\""
"$dstream" pipe --source socket --port "$port" --batch "$batch" --checkpoint checkpoint --idle "$idle" $sinks "$pipeline"

last=$(ls output | tail -1)
show "cat output/$last/part-*"
cat output/"$last"/part-*
query='SELECT "KEY", "VALUE" FROM wordcount ORDER BY "VALUE" DESC'
show "java -cp target/dstream.jar org.h2.tools.Shell -url jdbc:h2:./dstream -user sa -sql '$query'"
"${java[@]}" org.h2.tools.Shell -url jdbc:h2:./dstream -user sa -sql "$query"
