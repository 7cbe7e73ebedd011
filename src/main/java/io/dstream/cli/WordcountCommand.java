package io.dstream.cli;

import io.dstream.cli.option.ExplainOptions;
import io.dstream.cli.option.LiveOptions;
import io.dstream.cli.option.LiveOutput;
import io.dstream.cli.option.OperationOptions;
import io.dstream.cli.option.RecoveryOptions;
import io.dstream.cli.option.RunOptions;
import io.dstream.cli.option.SinkSelection;
import io.dstream.cli.option.SourceSelection;
import io.dstream.cli.option.WordOptions;
import io.dstream.control.Notices;
import io.dstream.control.StdinUser;
import io.dstream.control.StopRequest;
import io.dstream.engine.BatchObserver;
import io.dstream.engine.RunTotals;
import io.dstream.engine.StartNotice;
import io.dstream.engine.StreamEngine;
import io.dstream.live.LiveView;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.PipelineSpec;
import io.dstream.terminal.Terminals;
import io.dstream.words.WordPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
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
      "  dstream wordcount --source kafka --topic words --stateful --top 20",
      "  tail -F access.log | dstream wordcount --source stdin"
    })
final class WordcountCommand implements Callable<Integer>, StdinUser {
  private final OutputStream out;
  private final Optional<Terminal> host;

  @Mixin private final SourceSelection source = new SourceSelection();

  @Mixin(name = "words")
  private final WordOptions words = new WordOptions();

  @Mixin(name = "operation")
  private final OperationOptions operation = new OperationOptions();

  @Mixin(name = "sinks")
  private final SinkSelection sinks = new SinkSelection();

  @Mixin(name = "live")
  private final LiveOptions live = new LiveOptions();

  @Mixin(name = "run")
  private final RunOptions run = new RunOptions();

  @Mixin(name = "recovery")
  private final RecoveryOptions recovery = new RecoveryOptions();

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  @Mixin(name = "explain")
  private final ExplainOptions explain = new ExplainOptions();

  @Spec private CommandSpec spec;

  private WordcountCommand(OutputStream out, Optional<Terminal> host) {
    this.out = out;
    this.host = host;
  }

  /**
   * The command with the options of every source and sink.
   *
   * @param out where results go
   * @param host the terminal of the shell that it runs in
   */
  static CommandLine create(OutputStream out, Optional<Terminal> host) {
    WordcountCommand command = new WordcountCommand(out, host);
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    OptionSections sections = new OptionSections();
    sections.put("Source:", List.of(spec.findOption("--source")));
    command.source.addTo(spec).forEach((name, options) -> sections.put("  " + name + ":", options));
    sections.put("Words:", spec.mixins().get("words").options());
    sections.put("Operation:", spec.mixins().get("operation").options());
    sections.put("Sinks:", spec.mixins().get("sinks").options());
    sections.put("Sinks:", command.sinks.addTo(spec));
    sections.put("Sinks:", spec.mixins().get("live").options());
    sections.put("Recovery:", spec.mixins().get("recovery").options());
    sections.put("Run:", spec.mixins().get("run").options());
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public boolean readsStdin() {
    return source.readsStdin();
  }

  @Override
  public boolean keepsStdin() {
    return readsStdin() && !explain.asked();
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    PipelineSpec<Source, Plan, Sink> pipeline = pipeline(line);
    pipeline.source().remarks().forEach(notices(line.getErr())::say);
    if (explain.asked()) {
      StreamEngine.check(pipeline);
      explain.print(pipeline, source.selectedBy(line.getParseResult()), line.getOut());
      return ExitStatus.DONE;
    }
    PipelineSpec<Source, Plan, Sink> prepared = pipeline.withSource(pipeline.source().prepared());
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      run(prepared, stop, signals);
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }

  private void run(PipelineSpec<Source, Plan, Sink> pipeline, StopRequest stop, StopSignals signals)
      throws IOException {
    CommandLine line = spec.commandLine();
    LiveOutput output =
        sinks.output(line.getParseResult(), pipeline, verbosity.quiet(), verbosity.verbose());
    RunTotals totals = new RunTotals();
    boolean summed = !verbosity.quiet() && Terminals.are(SystemStream.Error);
    List<BatchObserver> observers = summed ? List.of(totals) : List.of();
    if (live.drawn(output, ConfiguredLine.preferred(line))) {
      draw(pipeline, stop, signals, observers);
    } else {
      print(pipeline, stop, signals, observers);
    }
    if (summed) {
      notices(line.getErr()).say(totals.line());
    }
  }

  private void draw(
      PipelineSpec<Source, Plan, Sink> pipeline,
      StopRequest stop,
      StopSignals signals,
      List<BatchObserver> observers)
      throws IOException {
    LiveView.After after = new LiveView.After(out, spec.commandLine().getErr());
    try (LiveView view = LiveView.of(host, pipeline, live.colors(), stop, after)) {
      signals.beforeHalt(view::restore);
      List<BatchObserver> all = Stream.concat(Stream.of(view), observers.stream()).toList();
      Sink.Outlets outlets = new Sink.Outlets(out, notices(view.remarks()));
      new StreamEngine(view.shown(pipeline), outlets, stop, all).run();
    }
  }

  private void print(
      PipelineSpec<Source, Plan, Sink> pipeline,
      StopRequest stop,
      StopSignals signals,
      List<BatchObserver> observers) {
    Notices notices = notices(spec.commandLine().getErr());
    boolean starts = !verbosity.quiet() && !verbosity.verbose() && Terminals.redrawsErrors();
    if (!starts) {
      new StreamEngine(pipeline, new Sink.Outlets(out, notices), stop, observers).run();
      return;
    }
    try (StartNotice start = StartNotice.on(notices)) {
      signals.beforeHalt(start::close);
      List<BatchObserver> all = Stream.concat(Stream.of(start), observers.stream()).toList();
      Sink.Outlets outlets = new Sink.Outlets(start.before(out), notices);
      new StreamEngine(pipeline, outlets, stop, all, start).run();
    }
  }

  private Notices notices(PrintWriter remarks) {
    return Notices.to(remarks, verbosity.quiet(), verbosity.verbose());
  }

  private PipelineSpec<Source, Plan, Sink> pipeline(CommandLine line) {
    return new PipelineSpec<>(
        run.nameOr("dstream wordcount"),
        run.master(),
        run.conf(),
        run.batch(),
        source.select(line.getParseResult()),
        new WordPlan(words.toSpec(), operation.toSpec(run.batch())),
        sinks.select(line.getParseResult()),
        run.rate(),
        recovery.toSpec(),
        run.stop());
  }
}
