package io.dstream.sink;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.row.RowFormat;
import java.time.Duration;
import java.util.Optional;

/**
 * What a sink is told by options that are not its own.
 *
 * @param format of sinks that write lines
 * @param timeout how long a batch is tried again
 * @param brokers those that the stream reads from, where it reads from Kafka
 */
public record SinkSettings(
    RowFormat.Name format, Duration timeout, Optional<KafkaClientConfig> brokers) {}
