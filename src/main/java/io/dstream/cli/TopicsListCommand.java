package io.dstream.cli;

import io.dstream.cli.option.LineFormat;
import io.dstream.control.OutputClosedException;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicAdmin;
import io.dstream.spec.ExitStatus;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.TopicListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream topics list}. */
@Command(
    name = "list",
    description = "Prints the names of all topics, a line each.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class TopicsListCommand implements Callable<Integer> {
  private final OutputStream out;

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;
  @Mixin private LineFormat format;

  @Option(names = "--internal", description = "Kafka's own topics, too.")
  private boolean internal;

  TopicsListCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws OutputClosedException {
    KafkaClientConfig config = kafka.config();
    try (TopicAdmin admin = TopicAdmin.connect(config)) {
      List<TopicListing> topics = admin.list(internal);
      TopicLines.print(
          out, topics.stream().map(format.json() ? TopicLines::json : TopicListing::name).toList());
      if (topics.isEmpty()) {
        verbosity.say(spec, TopicLines.nothingAt(config));
      }
    }
    return ExitStatus.DONE;
  }
}
