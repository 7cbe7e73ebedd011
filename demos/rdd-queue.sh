#!/usr/bin/env bash
# The tutorial's QueueStream: ten RDDs of the numbers 1 to 100, one pushed every second, a batch takes one every two seconds.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-2s} interval=${INTERVAL:-1s}

for _ in 1 2 3 4 5 6 7 8 9 10; do seq 1 100; done > "$work/numbers"
pipeline='map(r -> (int(r) % 10, 1)) | reduceByKey(_ + _)'
show "dstream pipe --input numbers --queue-batches 10 --queue-interval $interval --batch $batch '$pipeline'"
"$dstream" pipe --input "$work/numbers" --queue-batches 10 --queue-interval "$interval" --batch "$batch" "$pipeline"
