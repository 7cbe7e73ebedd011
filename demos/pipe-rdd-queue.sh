#!/usr/bin/env bash
# The tutorial's QueueStream as a pipeline: queueStream.map(r => (r % 10, 1)).reduceByKey(_ + _).
. "$(dirname "$0")/common.bash"

seq 1 100 > "$work/numbers"
pipeline='map(r -> (int(r) % 10, 1)) | reduceByKey(_ + _)'
show "dstream pipe --input numbers --queue-batches 3 --queue-interval 1s --batch 2s '$pipeline'"
"$dstream" pipe --input "$work/numbers" --queue-batches 3 --queue-interval 1s --batch 2s "$pipeline"
