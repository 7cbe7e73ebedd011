package io.dstream.cli;

import io.dstream.cli.option.LineFormat;
import io.dstream.consumer.ConsumeSpec;
import io.dstream.consumer.RecordWriter;
import io.dstream.consumer.TopicConsumer;
import io.dstream.control.Notices;
import io.dstream.control.OutputClosedException;
import io.dstream.control.StopRequest;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicOptions;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream consume}: prints the messages of Kafka topics. */
@Command(
    name = "consume",
    description = "Prints the messages of Kafka topics as they come.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "It ends after --count messages, with --exit at the end of what is there, or with",
      "SIGINT (Ctrl-C) or SIGTERM; what it has taken is printed first. Where a group has no",
      "partition for it, --exit ends when the other members have read all of that; it is",
      "an error when they stand still for 30 seconds.",
      "",
      "Examples, what comes from now on, and all that is there as JSON:",
      "  dstream consume --topic words",
      "  dstream consume --topic words --from-beginning --exit --format json"
    })
final class ConsumeCommand implements Callable<Integer> {
  private final OutputStream out;

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;
  @Mixin private KafkaOptions kafka;
  @Mixin private TopicOptions topics;
  @Mixin private LineFormat format;

  @Option(
      names = "--partition",
      paramLabel = "PARTITION",
      split = ",",
      description = "Only these partitions of each topic, numbered from 0.")
  private List<Integer> partitions = new ArrayList<>();

  @Option(
      names = "--from-beginning",
      description = "Also the messages that are there (default: new ones only).")
  private boolean fromBeginning;

  @Option(names = "--count", paramLabel = "COUNT", description = "End after so many messages.")
  private Optional<Long> count;

  @Option(
      names = "--exit",
      description = "End where the partitions end at the start; messages that come later stay.")
  private boolean exit;

  @Option(
      names = "--key",
      description = "Print the key and a TAB before each value; json has it always.")
  private boolean key;

  @Option(
      names = "--group-id",
      paramLabel = "GROUP",
      description = {
        "Join this consumer group: go on where it was, share the partitions with its other members,"
            + " commit what is printed (default: no group, nothing is committed)."
      })
  private Optional<String> group;

  private ConsumeCommand(OutputStream out) {
    this.out = out;
  }

  /** Returns the command, which writes messages to {@code out}. */
  static CommandLine create(OutputStream out) {
    return new CommandLine(new ConsumeCommand(out));
  }

  @Override
  public Integer call() throws IOException {
    if (key && format.json()) {
      throw DstreamException.usage("--key goes with --format text", "json has the key always");
    }
    ConsumeSpec read =
        new ConsumeSpec(
            kafka.config(),
            topics.selection("consume"),
            partitions,
            fromBeginning,
            count,
            exit,
            group);
    CommandLine line = spec.commandLine();
    Notices notices = Notices.to(line.getErr(), verbosity.quiet(), verbosity.verbose());
    RecordWriter writer = format.json() ? RecordWriter.json(out) : RecordWriter.text(out, key);
    verbosity.remark(spec, read.kafka().remarks());
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      long printed = TopicConsumer.run(read, writer, notices, stop);
      verbosity.say(
          spec,
          String.format(
              Locale.ROOT,
              "received %s of %s at %s",
              Phrases.count(printed, "message"),
              read.topics(),
              read.brokers()));
      return signals.exitStatus().orElse(ExitStatus.DONE);
    } catch (IOException e) {
      throw OutputClosedException.of(e);
    }
  }
}
