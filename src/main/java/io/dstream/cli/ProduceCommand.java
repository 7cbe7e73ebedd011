package io.dstream.cli;

import io.dstream.cli.option.MessageOptions;
import io.dstream.control.StopRequest;
import io.dstream.generator.MessageKey;
import io.dstream.generator.MessageSource;
import io.dstream.generator.ProduceSpec;
import io.dstream.generator.TopicProducer;
import io.dstream.kafka.KafkaOptions;
import io.dstream.spec.ExitStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream produce}: sends random words, or the lines of an input, to a Kafka topic. */
@Command(
    name = "produce",
    description = "Sends random words, the lines of a file, or those of stdin to a Kafka topic.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "It ends with the input, after --count messages, or with SIGINT or SIGTERM;",
      "what it has taken is sent first. A message that fails makes it exit with 1.",
      "",
      "Examples, three messages of five digits a second, and a file at full speed:",
      "  dstream produce --topic lines",
      "  dstream produce --topic lines --file access.log"
    })
final class ProduceCommand implements Callable<Integer> {
  private static final long DEFAULT_RATE = 3;

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;
  @Mixin private MessageOptions messages;

  @Option(names = "--topic", required = true, paramLabel = "TOPIC", description = "Send there.")
  private String topic;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "Messages a second; 0: no limit (default: 3 for random words, 0 for lines).")
  private Optional<Long> rate;

  @Option(names = "--count", paramLabel = "COUNT", description = "End after so many messages.")
  private Optional<Long> count;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "none",
      description = {
        "The key of a message: none (partitions in turn), word (its first), number (1, 2, 3, ...)"
            + " or tab (what stands before the first TAB of a line). Default: ${DEFAULT-VALUE}."
      })
  private MessageKey key;

  @Override
  public Integer call() throws InterruptedException {
    long perSecond = rate.orElse(messages.lines() ? 0 : DEFAULT_RATE);
    ProduceSpec send = new ProduceSpec(kafka.config(), topic, key, perSecond, count);
    MessageSource source = messages.open();
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      long sent = TopicProducer.run(send, source, stop);
      verbosity.say(spec, "sent %d messages to %s at %s".formatted(sent, topic, send.brokers()));
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }
}
