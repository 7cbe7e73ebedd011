package io.dstream.cli;

import io.dstream.chaos.ChaosRun;
import io.dstream.chaos.ChaosSpec;
import io.dstream.chaos.Verdict;
import io.dstream.cli.option.ChaosOptions;
import io.dstream.cli.option.DatabaseOptions;
import io.dstream.cli.option.OwnTableOnly;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.kafka.KafkaOptions;
import io.dstream.spec.ExitStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** {@code dstream chaos}: tests on the user's machine that nothing is lost or counted twice. */
@Command(
    name = "chaos",
    description = "Kills a stream again and again, and checks that its results are exact.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "It runs wordcount over records it generates, in a process of its own, kills that",
      "with SIGKILL at random moments, starts it again with the same command line, lets",
      "it finish, and compares what stands in the sink with what was generated. Exit",
      "status 0: exact; 1: words differ, and it names them.",
      "",
      "With --pipe, or --pipeline for one in a file, it runs a pipeline over the same",
      "records, which are lines of words. The batches that the killed stream had are",
      "computed once more in one go, into a sink of the same kind, and both must have the",
      "same rows. Which records a batch had is taken from the checkpoint; each record must",
      "be in one.",
      "",
      "With --master spark://HOST:PORT it runs on a standalone cluster of this machine, and",
      "--kill executor or --kill worker kills what works for it there.",
      "",
      "Broker and database are its own unless they are given. In given ones it makes a",
      "topic and a table of their own, and deletes them in the end.",
      "",
      "Examples:",
      "  dstream chaos --source kafka --sink jdbc --kills 10 --records 2000000",
      "  dstream chaos --source file --sink text --window 6s --slide 2s",
      "  dstream chaos --pipe \"flatMap(line -> split(line, ' ')) | countByValue()\""
    })
final class ChaosCommand implements Callable<Integer>, OwnTableOnly {
  private static final int SEEDS = 1_000_000;

  @Spec private CommandSpec spec;

  @Mixin(name = "options")
  private ChaosOptions options;

  @Mixin(name = "kafka")
  private KafkaOptions kafka;

  @Mixin(name = "database")
  private DatabaseOptions database;

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  private ChaosCommand() {}

  /** Returns the command. Its default broker differs from that of the other Kafka commands. */
  static CommandLine create() {
    CommandLine line = new CommandLine(new ChaosCommand());
    OptionSpec shared = line.getCommandSpec().findOption("--bootstrap-server");
    OptionSpec own =
        OptionSpec.builder(shared)
            .description("Kafka brokers, separated by commas (default: one of its own).")
            .build();
    CommandSpec command = line.getCommandSpec().remove(shared).addOption(own);
    List<OptionSpec> brokers = new ArrayList<>(List.of(own));
    brokers.addAll(command.mixins().get("kafka").options());
    OptionSections sections = new OptionSections();
    sections.put("Pipeline and kills:", command.mixins().get("options").options());
    sections.put("Brokers of yours:", brokers);
    sections.put("Database of yours:", command.mixins().get("database").options());
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    ChaosSpec chaos = options.toSpec(kafka, database, new SplittableRandom().nextInt(SEEDS));
    CommandLine line = spec.commandLine();
    Notices notices = Notices.to(line.getErr(), verbosity.quiet(), verbosity.verbose());
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      Optional<Verdict> verdict = ChaosRun.run(chaos, notices, stop);
      print(line.getOut(), verdict.map(Verdict::lines).orElse(List.of()));
      int status = verdict.map(Verdict::exact).orElse(false) ? ExitStatus.DONE : ExitStatus.FAILED;
      return signals.exitStatus().orElse(status);
    }
  }

  private static void print(PrintWriter out, List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
