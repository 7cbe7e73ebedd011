#!/usr/bin/env bash
# The tutorial's two tables of transformations, one pipeline after the other in one shell: those of a batch, and those of a window.
. "$(dirname "$0")/common.bash"
cd "$work"
cp "$demos/operations.dstream" .
printf 'hadoop\nspark streaming\nkafka and spark\nspark sql\n' > lines
show 'cat lines'
cat lines
show 'dstream shell --execute operations.dstream'
cat operations.dstream
"$dstream" shell --execute operations.dstream
