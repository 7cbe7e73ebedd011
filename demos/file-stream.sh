#!/usr/bin/env bash
# The tutorial's textFileStream, in spark-shell and as TestStreaming: words of files that appear in a directory, each file once.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-10s}

mkdir "$work/logfile"
printf 'I love Hadoop\nI love Spark\nSpark is fast\n' > "$work/lines"
pipeline="flatMap(line -> split(line, ' ')) | map(x -> (x, 1)) | reduceByKey(_ + _)"
show "dstream pipe --source file --path logfile --batch $batch \"$pipeline\" &"
generate() {
  show 'dstream drop-files logfile --input lines --lines 1 --interval 500ms'
  "$dstream" drop-files "$work/logfile" --input "$work/lines" --lines 1 --interval 500ms
  show 'kill %1'
}
stream_while_generating pipe --source file --path "$work/logfile" --batch "$batch" "$pipeline"
