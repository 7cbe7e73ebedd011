#!/usr/bin/env bash
# The tutorial's collection of logs: an agent on each machine follows its log, and a collector counts what they deliver.
# The collector is killed and started again: the agents wait for it, and its totals go on.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-5s}
cd "$work"

free_port
for machine in one two; do
  show "dstream tail $machine.log --existing --to socket://localhost:$port &"
  "$dstream" tail "$machine.log" --existing --to "socket://localhost:$port" --positions "$machine.json" 2> "$machine.err" &
  agents="${agents:-} $!"
done
collect() {
  show "dstream wordcount --source socket --listen $port --batch $batch --stateful --checkpoint checkpoint --wal &"
  "$dstream" wordcount --source socket --listen "$port" --batch "$batch" --stateful --checkpoint checkpoint --wal \
    > totals 2> collector.err &
  collector=$!
}
log() {
  for machine in one two; do
    show "echo 'GET /$1' >> $machine.log"
    echo "GET /$1" >> "$machine.log"
  done
}

log index
collect
await_line totals '2 GET' "$collector"
cat totals
show 'kill -9 %3'
kill -9 "$collector"
{ wait "$collector" || true; } 2> /dev/null
log about
show 'mv one.log one.log.1'
mv one.log one.log.1
log contact
collect
await_line totals '2 /contact' "$collector"
kill $agents
wait $agents || [ $? = 143 ]
kill "$collector"
wait "$collector" || [ $? = 143 ]
cat totals one.err
