package io.dstream.cli;

import io.dstream.cli.option.LineFormat;
import io.dstream.control.OutputClosedException;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicAdmin;
import io.dstream.kafka.TopicReport;
import io.dstream.spec.ExitStatus;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.TopicListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream topics describe}. */
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
final class TopicsDescribeCommand implements Callable<Integer> {
  private final OutputStream out;

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;
  @Mixin private LineFormat format;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Topics (default: all).")
  private List<String> names = new ArrayList<>();

  TopicsDescribeCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws OutputClosedException {
    KafkaClientConfig config = kafka.config();
    try (TopicAdmin admin = TopicAdmin.connect(config)) {
      List<TopicReport> reports = admin.describe(names.isEmpty() ? all(admin) : names);
      TopicLines.print(
          out, reports.stream().map(format.json() ? TopicLines::json : TopicLines::text).toList());
      if (reports.isEmpty()) {
        verbosity.say(spec, TopicLines.nothingAt(config));
      }
    }
    return ExitStatus.DONE;
  }

  private static List<String> all(TopicAdmin admin) {
    return admin.list(false).stream().map(TopicListing::name).toList();
  }
}
