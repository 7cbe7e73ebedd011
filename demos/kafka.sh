#!/usr/bin/env bash
# The tutorial's Kafka chapter, with no Kafka installed: start it, make a topic, try it with a producer and a consumer,
# then KafkaWordProducer's random digits and KafkaWordCount's sliding window.
. "$(dirname "$0")/common.bash"
kafka() { # COMMAND ARGUMENT...; the tutorial's port is 9092, and needs no --bootstrap-server
  show "dstream $*"
  "$dstream" "$@" --bootstrap-server "localhost:$port"
}

show "dstream serve-kafka &"
serve 'Kafka listens' "$dstream" serve-kafka --port 0

kafka topics create wordsendertest --partitions 1 --replication-factor 1
kafka topics list
show "echo 'hadoop spark' | dstream produce --topic wordsendertest --input -"
echo 'hadoop spark' | "$dstream" produce --topic wordsendertest --bootstrap-server "localhost:$port" --input -
kafka consume --topic wordsendertest --from-beginning --exit

kafka topics create wordsender --partitions 2
show "dstream wordcount --source kafka --topic wordsender --window 4s --slide 2s &"
generate() {
  kafka produce --topic wordsender --rate 30 --words 5 --count 150 --seed 1
  show 'kill %2'
}
stream_while_generating wordcount --source kafka --topic wordsender --bootstrap-server "localhost:$port" \
  --window 4s --slide 2s
