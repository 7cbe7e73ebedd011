#!/usr/bin/env bash
# The tutorial's QueueStream: an RDD is pushed every second, a batch takes one every two seconds.
. "$(dirname "$0")/common.bash"

seq 1 100 | awk '{ print $1 % 10 }' > "$work/numbers"
show 'dstream wordcount --input numbers --queue-batches 3 --queue-interval 1s --batch 2s'
"$dstream" wordcount --input "$work/numbers" --queue-batches 3 --queue-interval 1s --batch 2s
