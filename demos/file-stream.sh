#!/usr/bin/env bash
# The tutorial's TestStreaming: files that appear in a directory are counted, each once.
. "$(dirname "$0")/common.bash"

mkdir "$work/logfile"
printf 'I love Hadoop\nI love Spark\nSpark is fast\n' > "$work/lines"
show 'dstream wordcount --source file --path logfile &'
generate() {
  show 'dstream drop-files logfile --input lines --lines 1 --interval 1s'
  "$dstream" drop-files "$work/logfile" --input "$work/lines" --lines 1 --interval 1s
  show 'kill %1'
}
stream_while_generating wordcount --source file --path "$work/logfile"
