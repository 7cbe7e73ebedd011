package io.dstream.cli;

import io.dstream.kafka.TopicAdmin;
import java.io.OutputStream;
import java.util.List;
import org.apache.kafka.clients.admin.TopicListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dstream topics list}: prints the names of Kafka topics. */
@Command(
    name = "list",
    description = "Prints the names of all topics, a line each.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class TopicsListCommand extends TopicsQuery<TopicListing> {
  @Option(names = "--internal", description = "Kafka's own topics, too.")
  private boolean internal;

  TopicsListCommand(OutputStream out) {
    super(out, TopicListing::name, TopicLines::json);
  }

  @Override
  List<TopicListing> ask(TopicAdmin admin) {
    return admin.list(internal);
  }
}
