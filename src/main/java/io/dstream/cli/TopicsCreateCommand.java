package io.dstream.cli;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.NewTopics;
import io.dstream.kafka.TopicAdmin;
import io.dstream.kafka.TopicAdmin.Created;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream topics create}: creates Kafka topics. */
@Command(
    name = "create",
    description = "Creates topics.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Several are created all or none. It ends when clients find them.",
      "",
      "Example:",
      "  dstream topics create lines words --partitions 4 --topic-config retention.ms=3600000"
    })
final class TopicsCreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Topics to create.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--partitions",
      paramLabel = "COUNT",
      description = "Partitions of each (default: what the brokers give).")
  private Optional<Integer> partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "REPLICAS",
      description = "Brokers that keep each partition (default: what the brokers do).")
  private Optional<Integer> replicas;

  @Option(
      names = "--topic-config",
      paramLabel = "SETTING=VALUE",
      description = "Setting of the topics, such as cleanup.policy=compact; repeatable.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--if-not-exists", description = "Leave topics that are there as they are.")
  private boolean orThere;

  @Override
  public Integer call() throws InterruptedException {
    NewTopics wanted = new NewTopics(names, partitions, replicas, settings);
    KafkaClientConfig config = kafka.config();
    verbosity.remark(spec, config.remarks());
    try (TopicAdmin admin = TopicAdmin.connect(config)) {
      for (Created topic : admin.create(wanted, orThere)) {
        verbosity.say(spec, describe(topic));
      }
    }
    return ExitStatus.DONE;
  }

  private static String describe(Created topic) {
    String what = topic.isNew() ? "created " + topic.name() : topic.name() + " is there already";
    return topic
        .partitions()
        .map(count -> what + ": " + Phrases.count(count, "partition"))
        .orElse(what);
  }
}
