#!/usr/bin/env bash
# The tutorial's saveAsTextFiles: running totals into text files, a directory a batch.
. "$(dirname "$0")/common.bash"

show 'dstream wordcount --stateful --queue-batches 4 --sink text --output output --format tsv'
"$dstream" wordcount --stateful --queue-batches 4 --sink text --output "$work/output" --format tsv
show 'ls output'
ls "$work/output"
show 'sort -k3nr -k2 output/<the last>/part-* | head -5'
last=$(ls "$work/output" | tail -1)
sort -t"$(printf '\t')" -k3,3nr -k2,2 "$work/output/$last"/part-* > "$work/sorted"
head -5 "$work/sorted"
