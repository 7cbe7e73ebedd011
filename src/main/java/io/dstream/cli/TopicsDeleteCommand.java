package io.dstream.cli;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicAdmin;
import io.dstream.spec.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream topics delete}: deletes Kafka topics. */
@Command(
    name = "delete",
    description = "Deletes topics with all their records.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "When one of them is not there, none is deleted, unless --if-exists says that it",
      "does not matter. Kafka's own topics are not deleted."
    })
final class TopicsDeleteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Topics to delete.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--if-exists", description = "A topic that is not there is no error.")
  private boolean orGone;

  @Override
  public Integer call() throws InterruptedException {
    KafkaClientConfig config = kafka.config();
    verbosity.remark(spec, config.remarks());
    try (TopicAdmin admin = TopicAdmin.connect(config)) {
      for (String name : admin.delete(names, orGone)) {
        verbosity.say(spec, "deleted " + name);
      }
    }
    return ExitStatus.DONE;
  }
}
