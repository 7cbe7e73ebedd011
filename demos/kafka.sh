#!/usr/bin/env bash
# The tutorial's Kafka chapter, with no Kafka installed: a broker, KafkaWordProducer's random digits, and
# KafkaWordCount's sliding window.
. "$(dirname "$0")/common.bash"

show "dstream serve-kafka --port $port --topics wordsender:2 &"
"$dstream" serve-kafka --port "$port" --topics wordsender:2 2> "$work/kafka.log" &
await_line "$work/kafka.log" 'Kafka listens' $!
show "dstream produce --bootstrap-server localhost:$port --topic wordsender --rate 30 --words 5 --count 150 &"
"$dstream" produce --bootstrap-server "localhost:$port" --topic wordsender \
  --rate 30 --words 5 --count 150 --seed 1 &
show "dstream wordcount --source kafka://localhost:$port/wordsender --window 4s --slide 2s --idle 4s"
"$dstream" wordcount --source "kafka://localhost:$port/wordsender" --window 4s --slide 2s --idle 4s
