package io.dstream.sink;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.row.RowFormat;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a sink that come from options shared with other parts of the program.
 *
 * @param format the format of sinks that write lines
 * @param timeout how long a batch is retried
 * @param brokers the brokers that the stream reads from, if it reads from Kafka
 */
public record SinkSettings(
    RowFormat.Name format, Duration timeout, Optional<KafkaClientConfig> brokers) {}
