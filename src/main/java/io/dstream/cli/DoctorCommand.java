package io.dstream.cli;

import io.dstream.cli.option.DoctorOptions;
import io.dstream.cli.option.LineFormat;
import io.dstream.doctor.Check;
import io.dstream.doctor.Doctor;
import io.dstream.doctor.Finding;
import io.dstream.spec.Durations;
import io.dstream.spec.ExitStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** {@code dstream doctor}: reports what would prevent a run and how to fix it. */
@Command(
    name = "doctor",
    description = "Checks Java, ports, broker, database, checkpoint; says how to mend it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "A line for each thing: ok; warn, what may be in the way; wrong, what is. Broker,",
      "database and checkpoint are looked at when their options are given, and nothing",
      "is changed. Exit status 1: something is wrong.",
      "",
      "Examples:",
      "  dstream doctor",
      "  dstream doctor --topic words --checkpoint state",
      "  dstream doctor --jdbc-url jdbc:mysql://db/words --jdbc-user me --jdbc-password"
    })
final class DoctorCommand implements Callable<Integer> {
  /** Longer than the timeouts of Kafka clients and database drivers. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec private CommandSpec spec;

  @Mixin(name = "doctor")
  private final DoctorOptions options = new DoctorOptions();

  @Mixin(name = "format")
  private LineFormat format;

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  private DoctorCommand() {}

  /** Returns the command with the options of all its checks. */
  static CommandLine create() {
    DoctorCommand command = new DoctorCommand();
    CommandLine line = new CommandLine(command);
    OptionSections sections = new OptionSections();
    sections.put("Stream:", line.getCommandSpec().mixins().get("doctor").options());
    sections.put(command.options.addTo(line.getCommandSpec()));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Check> checks = options.checks(spec.commandLine().getParseResult());
    String names = checks.stream().map(Check::name).distinct().collect(Collectors.joining(", "));
    verbosity.sayMore(
        spec, "looks at " + names + ", for " + Durations.format(PATIENCE) + " at most");
    boolean well = new Doctor(PATIENCE).examine(checks, finding -> print(finding, out));
    return well ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void print(Finding finding, PrintWriter out) {
    List<String> lines = format.json() ? List.of(finding.toJson()) : finding.lines();
    lines.forEach(out::println);
    out.flush();
  }
}
