package io.dstream.cli;

import io.dstream.alert.Alerts;
import io.dstream.alert.Deliveries;
import io.dstream.cli.option.AlertOptions;
import io.dstream.cli.option.ExplainOptions;
import io.dstream.cli.option.FoundSchemas;
import io.dstream.cli.option.LiveOptions;
import io.dstream.cli.option.MetricsOptions;
import io.dstream.cli.option.RecoveryOptions;
import io.dstream.cli.option.RunOptions;
import io.dstream.cli.option.SinkSelection;
import io.dstream.cli.option.SourceSelection;
import io.dstream.control.StdinUser;
import io.dstream.control.StopRequest;
import io.dstream.engine.StreamEngine;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SourceSet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/**
 * A command that runs a stream. All such commands share the options for sources, sinks, run,
 * recovery, live view and explanation. A subclass adds the options of its plan.
 */
abstract class StreamingCommand implements Callable<Integer>, StdinUser {
  private final OutputStream out;
  private final Optional<Terminal> host;

  @Mixin private final SourceSelection source = new SourceSelection();

  @Mixin(name = "sinks")
  private final SinkSelection sinks = new SinkSelection();

  @Mixin(name = "live")
  private final LiveOptions live = new LiveOptions();

  @Mixin(name = "run")
  private final RunOptions run = new RunOptions();

  @Mixin(name = "recovery")
  private final RecoveryOptions recovery = new RecoveryOptions();

  @Mixin(name = "metrics")
  private final MetricsOptions metrics = new MetricsOptions();

  @Mixin(name = "alerts")
  private final AlertOptions alerting = new AlertOptions();

  @Mixin(name = "verbosity")
  private Verbosity verbosity;

  @Mixin(name = "explain")
  private final ExplainOptions explain = new ExplainOptions();

  @Spec private CommandSpec spec;

  /**
   * @param out where results go
   * @param host the terminal of the shell that the command runs in
   */
  StreamingCommand(OutputStream out, Optional<Terminal> host) {
    this.out = out;
    this.host = host;
  }

  /**
   * Returns the plan that the options describe.
   *
   * @param sources the sources that the plan reads
   * @param run the run options; a plan may depend on the batch interval
   * @param schemas finds the schemas of records that have none specified
   */
  abstract Plan plan(SourceSet<Source> sources, RunOptions run, FoundSchemas schemas)
      throws InterruptedException;

  /** Returns the sinks for the plan's additional output. */
  List<Sink> planSinks() {
    return List.of();
  }

  /** Returns the subclass's own options, keyed by help heading in display order. */
  abstract Map<String, List<OptionSpec>> planOptions(CommandSpec command);

  /**
   * Returns the command line of {@code command}, which reads stdin when no source is selected.
   *
   * @param stdin returns whether stdin may provide input
   */
  static CommandLine line(StreamingCommand command, BooleanSupplier stdin) {
    CommandLine line = new CommandLine(command);
    command.source.preferStdin(line.getCommandSpec(), stdin);
    return complete(line, command);
  }

  /** Returns the command line of {@code command}, with the options of every source and sink. */
  static CommandLine line(StreamingCommand command) {
    return complete(new CommandLine(command), command);
  }

  private static CommandLine complete(CommandLine line, StreamingCommand command) {
    CommandSpec spec = line.getCommandSpec();
    OptionSections sections = new OptionSections();
    sections.put("Source:", List.of(spec.findOption("--source")));
    command.source.addTo(spec).forEach((name, options) -> sections.put("  " + name + ":", options));
    sections.put(command.planOptions(spec));
    sections.put("Sinks:", spec.mixins().get("sinks").options());
    sections.put("Sinks:", command.sinks.addTo(spec));
    sections.put("Sinks:", spec.mixins().get("live").options());
    sections.put("Alerts:", spec.mixins().get("alerts").options());
    sections.put("Recovery:", spec.mixins().get("recovery").options());
    sections.put("Run:", spec.mixins().get("run").options());
    sections.put("Run:", spec.mixins().get("metrics").options());
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, sections);
    return line;
  }

  @Override
  public final boolean readsStdin() {
    return source.readsStdin();
  }

  @Override
  public final boolean keepsStdin() {
    return readsStdin() && !explain.asked();
  }

  @Override
  public final Integer call() throws IOException, InterruptedException {
    CommandLine line = spec.commandLine();
    PipelineSpec<Source, Plan, Sink> plain = pipeline(line);
    Alerts alerts = alerting.alerts(plain.plan().schema());
    PipelineSpec<Source, Plan, Sink> pipeline = with(alerts, plain);
    pipeline.sources().remarks().forEach(verbosity.notices(line.getErr())::say);
    if (explain.asked()) {
      StreamServers.check(pipeline, metrics.address());
      StreamEngine.check(pipeline);
      explain.print(pipeline, source.selectedBy(line.getParseResult()), line.getOut());
      return ExitStatus.DONE;
    }
    return stream(pipeline.withSources(pipeline.sources().map(Source::prepared)), alerts);
  }

  private int stream(PipelineSpec<Source, Plan, Sink> pipeline, Alerts alerts) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    StopRequest stop = new StopRequest();
    if (alerting.exits()) {
      alerts.listen(change -> stop.request());
    }
    try (StopSignals signals = StopSignals.into(stop);
        Deliveries deliveries = alerting.deliver(alerts);
        StreamServers servers = StreamServers.start(pipeline, metrics.address(), alerts)) {
      alerts.listen(deliveries);
      try {
        run(
            new StreamingRun(
                pipeline, stop, signals, alerts, servers.listeners(), verbosity, out, err),
            pipeline);
      } catch (IOException | RuntimeException e) {
        servers.failed(e);
        throw e;
      }
      boolean alerted = alerting.exits() && alerts.began();
      return signals.exitStatus().orElse(alerted ? ExitStatus.ALERT : ExitStatus.DONE);
    }
  }

  private void run(StreamingRun stream, PipelineSpec<Source, Plan, Sink> pipeline)
      throws IOException {
    CommandLine line = spec.commandLine();
    if (live.drawn(
        sinks.output(line.getParseResult(), pipeline, verbosity.quiet(), verbosity.verbose()),
        ConfiguredLine.preferred(line))) {
      stream.draw(host, live.colors());
    } else {
      stream.print();
    }
  }

  private PipelineSpec<Source, Plan, Sink> with(
      Alerts alerts, PipelineSpec<Source, Plan, Sink> pipeline) {
    return alerts.rules().isEmpty()
        ? pipeline
        : pipeline.withSinks(
            Stream.concat(pipeline.sinks().stream(), Stream.of(alerts.sink(alerting.contacts())))
                .toList());
  }

  private PipelineSpec<Source, Plan, Sink> pipeline(CommandLine line) throws InterruptedException {
    SourceSet<Source> sources = source.select(line.getParseResult());
    FoundSchemas schemas =
        new FoundSchemas(sources, recovery.toSpec(), run.conf(), verbosity.notices(line.getErr()));
    return new PipelineSpec<>(
        run.nameOr("dstream " + spec.name()),
        run.master(),
        run.conf(),
        run.batch(),
        sources,
        plan(sources, run, schemas),
        Stream.concat(sinks.select(line.getParseResult(), sources).stream(), planSinks().stream())
            .toList(),
        run.rate(),
        recovery.toSpec(),
        run.stop());
  }
}
