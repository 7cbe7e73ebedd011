#!/usr/bin/env bash
# The tutorial's Kafka chapter, with no Kafka installed: start it, make a topic, try it with a producer and a consumer,
# then KafkaWordProducer's random digits and KafkaWordCount's sliding window.
. "$(dirname "$0")/common.bash"
broker=localhost:$port
kafka() { # COMMAND ARGUMENT...; the tutorial's port is 9092, and needs no --bootstrap-server
  show "dstream $*"
  "$dstream" "$@" --bootstrap-server "$broker"
}

show "dstream serve-kafka &"
"$dstream" serve-kafka --port "$port" 2> "$work/kafka.log" &
await_line "$work/kafka.log" 'Kafka listens' $!

kafka topics create wordsendertest --partitions 1 --replication-factor 1
kafka topics list
show "echo 'hadoop spark' | dstream produce --topic wordsendertest --input -"
echo 'hadoop spark' | "$dstream" produce --topic wordsendertest --bootstrap-server "$broker" --input -
kafka consume --topic wordsendertest --from-beginning --exit

kafka topics create wordsender --partitions 2
show "dstream produce --topic wordsender --rate 30 --words 5 --count 150 &"
"$dstream" produce --topic wordsender --rate 30 --words 5 --count 150 --seed 1 --bootstrap-server "$broker" &
kafka wordcount --source kafka --topic wordsender --window 4s --slide 2s --idle 4s
