package io.dstream.cli;

import io.dstream.cli.option.OperationOptions;
import io.dstream.cli.option.RecoveryOptions;
import io.dstream.cli.option.RunOptions;
import io.dstream.cli.option.SinkSelection;
import io.dstream.cli.option.SourceSelection;
import io.dstream.cli.option.WordOptions;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.engine.StreamEngine;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Explanation;
import io.dstream.spec.PipelineSpec;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream wordcount}: the main job. */
@Command(
    name = "wordcount",
    description = "Counts the words of a live stream.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "Examples:",
      "  dstream wordcount",
      "  dstream wordcount --source socket --port 9999 --batch 5s",
      "  dstream wordcount --source file --path logs --window 1m --slide 10s",
      "  dstream wordcount --source kafka --topic words --stateful --top 20"
    })
final class WordcountCommand implements Callable<Integer> {
  private final OutputStream out;

  @Mixin private final SourceSelection source = new SourceSelection();

  @Mixin(name = "words")
  private final WordOptions words = new WordOptions();

  @Mixin(name = "operation")
  private final OperationOptions operation = new OperationOptions();

  @Mixin(name = "sinks")
  private final SinkSelection sinks = new SinkSelection();

  @Mixin(name = "run")
  private final RunOptions run = new RunOptions();

  @Mixin(name = "recovery")
  private final RecoveryOptions recovery = new RecoveryOptions();

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  @Option(names = "--explain", description = "Print the plan and its guarantee; start nothing.")
  private boolean explain;

  @Spec private CommandSpec spec;

  private WordcountCommand(OutputStream out) {
    this.out = out;
  }

  /** The command with the options of every source and sink; results go to {@code out}. */
  static CommandLine create(OutputStream out) {
    WordcountCommand command = new WordcountCommand(out);
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    OptionSections sections = new OptionSections();
    sections.put("Source:", List.of(spec.findOption("--source")));
    command.source.addTo(spec).forEach((name, options) -> sections.put("  " + name + ":", options));
    sections.put("Words:", spec.mixins().get("words").options());
    sections.put("Operation:", spec.mixins().get("operation").options());
    sections.put("Sinks:", spec.mixins().get("sinks").options());
    sections.put("Sinks:", command.sinks.addTo(spec));
    sections.put("Recovery:", spec.mixins().get("recovery").options());
    sections.put("Run:", spec.mixins().get("run").options());
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    PipelineSpec<Source, Sink> pipeline = pipeline(line);
    if (explain) {
      StreamEngine.check(pipeline);
      Explanation.of(pipeline).forEach(line.getOut()::println);
      return ExitStatus.DONE;
    }
    Notices notices = Notices.to(line.getErr(), verbosity.quiet(), verbosity.verbose());
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      new StreamEngine(pipeline, new Sink.Outlets(out, notices), stop).run();
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }

  private PipelineSpec<Source, Sink> pipeline(CommandLine line) {
    return new PipelineSpec<>(
        run.nameOr("dstream wordcount"),
        run.master(),
        run.conf(),
        run.batch(),
        source.select(line.getParseResult()),
        words.toSpec(),
        operation.toSpec(run.batch()),
        sinks.select(line.getParseResult()),
        run.rate(),
        recovery.toSpec(),
        run.stop());
  }
}
