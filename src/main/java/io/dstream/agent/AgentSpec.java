package io.dstream.agent;

import io.dstream.follow.FilePattern;
import io.dstream.kafka.KafkaClientConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * The task of an agent.
 *
 * @param files names and globs of the files to follow
 * @param existing whether the content of the files at the first start is delivered
 * @param untilEnd whether it ends when everything in the files is delivered
 * @param positions the file that stores how far the files are delivered
 * @param to the destination of the lines
 * @param kafka the client's settings, if the destination is Kafka
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
