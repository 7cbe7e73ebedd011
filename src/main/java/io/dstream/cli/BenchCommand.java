package io.dstream.cli;

import io.dstream.bench.BenchRun;
import io.dstream.bench.BenchSpec;
import io.dstream.bench.Cases;
import io.dstream.bench.Report;
import io.dstream.cli.option.OwnTableOnly;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.FileErrors;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream bench}: compares the throughput of dstream and the textbook's program. */
@Command(
    name = "bench",
    description = "Measures how fast dstream is, beside the textbook's program.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Each contender runs in turn, A B A B, in a JVM of its own, over the same text,",
      "words that follow Zipf's law; one that counts wrong ends the bench.",
      "",
      "Examples:",
      "  dstream bench --case file",
      "  dstream bench --all --json results.json"
    })
final class BenchCommand implements Callable<Integer>, OwnTableOnly {
  @Spec private CommandSpec spec;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      split = ",",
      completionCandidates = Names.class,
      description = "What to measure, repeatable: ${COMPLETION-CANDIDATES}.")
  private List<String> cases = List.of();

  @Option(names = "--all", description = "Measure everything.")
  private boolean all;

  @Option(
      names = "--runs",
      paramLabel = "RUNS",
      defaultValue = "5",
      description = "Trials of each contender (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--size",
      paramLabel = "MEGABYTES",
      defaultValue = "512",
      description = "Text for a trial, in 10^6 bytes (default: ${DEFAULT-VALUE}).")
  private int megabytes;

  @Option(
      names = "--words",
      paramLabel = "WORDS",
      defaultValue = "200000",
      description = "Different words in it (default: ${DEFAULT-VALUE}).")
  private int words;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Whole number that makes the same text again (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "A database of MySQL or MariaDB, for the case jdbc; else --all leaves it out.")
  private Optional<String> url;

  @Option(names = "--jdbc-user", paramLabel = "USER", description = "Its user.")
  private Optional<String> user;

  @Option(
      names = "--jdbc-password",
      paramLabel = "PASSWORD",
      description = "Where the password is: env:NAME or file:PATH.")
  private Optional<String> password;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there as well.")
  private Optional<Path> json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write a page of tables there as well.")
  private Optional<Path> markdown;

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  /** The names of the cases, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Cases.names().iterator();
    }
  }

  private BenchCommand() {}

  /** Returns the command with its options in groups. */
  static CommandLine create() {
    CommandLine line = new CommandLine(new BenchCommand());
    CommandSpec command = line.getCommandSpec();
    OptionSections sections = new OptionSections();
    sections
        .put("Measurement:", command, "--case", "--all", "--runs", "--size", "--words", "--seed")
        .put("Database for the case jdbc:", command, "--jdbc-url", "--jdbc-user", "--jdbc-password")
        .put("Results:", command, "--json", "--markdown");
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public Integer call() {
    Notices notices = verbosity.notices(spec.commandLine().getErr());
    BenchSpec bench = toSpec();
    if (all && bench.database().isEmpty()) {
      notices.say("the case jdbc is left out: there is no --jdbc-url");
    }
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      measure(bench, notices, stop);
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }

  /** Runs the trials. Prints the last report even when the bench is stopped or fails. */
  private void measure(BenchSpec bench, Notices notices, StopRequest stop) {
    AtomicReference<Report> last = new AtomicReference<>();
    try {
      BenchRun.run(
          bench,
          notices,
          stop,
          report -> {
            last.set(report);
            write(report);
          });
    } finally {
      if (last.get() != null) {
        PrintWriter out = spec.commandLine().getOut();
        last.get().lines().forEach(out::println);
        out.flush();
      }
    }
  }

  private void write(Report report) {
    json.ifPresent(report::writeJson);
    markdown.ifPresent(report::writeMarkdown);
  }

  private BenchSpec toSpec() {
    if (all == !cases.isEmpty()) {
      throw DstreamException.usage(
          all ? "--all and --case exclude each other" : "name what to measure: --case or --all",
          "cases are " + String.join(", ", Cases.names()));
    }
    Optional<BenchSpec.Database> database =
        url.map(at -> new BenchSpec.Database(at, user.orElse(""), password.orElse("")));
    if (database.isEmpty() && (user.isPresent() || password.isPresent())) {
      throw DstreamException.usage("--jdbc-user and --jdbc-password need --jdbc-url");
    }
    List<String> measured =
        all ? Cases.measurable(database.isPresent()) : cases.stream().distinct().toList();
    json.ifPresent(file -> FileErrors.requireWritable("--json", file));
    markdown.ifPresent(file -> FileErrors.requireWritable("--markdown", file));
    if (json.isPresent() && json.equals(markdown)) {
      throw DstreamException.usage("--json and --markdown are the same file: " + json.get());
    }
    return new BenchSpec(measured, runs, megabytes, words, seed, database);
  }
}
