#!/usr/bin/env bash
# The tutorial's Kafka chapter, with no Kafka installed: start it, make a topic, try it with a producer and a consumer,
# then KafkaWordProducer's random digits and KafkaWordCount's sliding window, which a checkpoint keeps.
. "$(dirname "$0")/common.bash"
batch=${BATCH:-10s} window=${WINDOW:-2m} slide=${SLIDE:-10s}
kafka() { # COMMAND ARGUMENT...; the tutorial's port is 9092, and needs no --bootstrap-server
  show "dstream $*"
  "$dstream" "$@" --bootstrap-server "localhost:$port"
}

show "dstream serve-kafka --topics wordsender:2 &"
serve 'Kafka listens' "$dstream" serve-kafka --topics wordsender:2 --port 0

kafka topics create wordsendertest --partitions 1 --replication-factor 1
kafka topics list
show "echo 'hadoop spark' | dstream produce --topic wordsendertest --input -"
echo 'hadoop spark' | "$dstream" produce --topic wordsendertest --bootstrap-server "localhost:$port" --input -
kafka consume --topic wordsendertest --from-beginning --exit

counts="map(x -> (x, 1)) | reduceByKeyAndWindow(_ + _, _ - _, $window, $slide, 2)"
pipeline="flatMap(line -> split(line, ' ')) | $counts"
show "dstream pipe --source kafka --topic wordsender --batch $batch --checkpoint checkpoint \"$pipeline\" &"
generate() {
  kafka produce --topic wordsender --rate 30 --words 5 --count 60 --seed 1
  show 'kill %2'
}
stream_while_generating pipe --source kafka --topic wordsender --bootstrap-server "localhost:$port" --batch "$batch" \
  --checkpoint "$work/checkpoint" "$pipeline"
