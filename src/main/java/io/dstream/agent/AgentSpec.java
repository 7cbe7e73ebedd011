package io.dstream.agent;

import io.dstream.follow.FilePattern;
import io.dstream.kafka.KafkaClientConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * What an agent is to do.
 *
 * @param files names and globs of the files to follow
 * @param existing whether what is in them at the first start is delivered
 * @param untilEnd whether it ends when all that is in them is delivered
 * @param positions where it is kept how far they are delivered
 * @param to where the lines go
 * @param kafka the client's settings, where they go to Kafka
 */
public record AgentSpec(
    List<FilePattern> files,
    boolean existing,
    boolean untilEnd,
    Path positions,
    Destination to,
    KafkaClientConfig kafka) {
  public AgentSpec {
    files = List.copyOf(files);
  }
}
