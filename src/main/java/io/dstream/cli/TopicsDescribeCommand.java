package io.dstream.cli;

import io.dstream.kafka.TopicAdmin;
import io.dstream.kafka.TopicReport;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.TopicListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dstream topics describe}: prints details of Kafka topics. */
@Command(
    name = "describe",
    description = "Prints partitions, leaders, replicas, offsets and settings of topics.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "records is the number of offsets from the first to the end: of a topic that is",
      "compacted, or written to in transactions, it has fewer records. Settings are those",
      "that were set for the topic."
    })
final class TopicsDescribeCommand extends TopicsQuery<TopicReport> {
  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Topics (default: all).")
  private List<String> names = new ArrayList<>();

  TopicsDescribeCommand(OutputStream out) {
    super(out, TopicLines::text, TopicLines::json);
  }

  @Override
  List<TopicReport> ask(TopicAdmin admin) {
    return admin.describe(names.isEmpty() ? all(admin) : names);
  }

  private static List<String> all(TopicAdmin admin) {
    return admin.list(false).stream().map(TopicListing::name).toList();
  }
}
