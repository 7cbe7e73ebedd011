package io.dstream.cli;

import io.dstream.cli.option.MessageOptions;
import io.dstream.control.Notices;
import io.dstream.control.StdinUser;
import io.dstream.control.StopRequest;
import io.dstream.control.WorkProgress;
import io.dstream.generator.MessageKey;
import io.dstream.generator.MessageSource;
import io.dstream.generator.ProduceSpec;
import io.dstream.generator.TopicProducer;
import io.dstream.kafka.KafkaOptions;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Phrases;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
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
      "  dstream produce --topic lines --input access.log"
    })
final class ProduceCommand implements Callable<Integer>, StdinUser {
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

  private ProduceCommand() {}

  /** Returns the command with its options in groups. */
  static CommandLine create() {
    CommandLine line = new CommandLine(new ProduceCommand());
    CommandSpec command = line.getCommandSpec();
    OptionSections sections = new OptionSections();
    sections
        .put("Broker and topic:", command, "--topic")
        .put("Broker and topic:", command.mixins().get("kafka").options())
        .put("Messages:", command.mixins().get("messages").options())
        .put("Messages:", command, "--key", "--rate", "--count");
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public boolean readsStdin() {
    return messages.stdin();
  }

  @Override
  public boolean keepsStdin() {
    return false;
  }

  @Override
  public Integer call() throws InterruptedException {
    long perSecond = rate.orElse(messages.lines() ? 0 : DEFAULT_RATE);
    ProduceSpec send = new ProduceSpec(kafka.config(), topic, key, perSecond, count);
    verbosity.remark(spec, send.kafka().remarks());
    MessageSource source = messages.open();
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      long sent = send(send, source, stop);
      verbosity.say(
          spec,
          String.format(
              Locale.ROOT,
              "sent %s to %s at %s",
              Phrases.count(sent, "message"),
              topic,
              send.brokers()));
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }

  private long send(ProduceSpec send, MessageSource source, StopRequest stop)
      throws InterruptedException {
    if (count.isEmpty() || messages.stdin()) { // typed lines would mix with the bar
      return TopicProducer.run(send, source, stop, sent -> {});
    }
    Notices notices = verbosity.notices(spec.commandLine().getErr());
    try (WorkProgress progress = WorkProgress.of("messages sent", count.get(), notices)) {
      return TopicProducer.run(send, source, stop, progress::to);
    }
  }
}
