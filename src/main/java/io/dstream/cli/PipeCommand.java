package io.dstream.cli;

import io.dstream.cli.option.ErrorOptions;
import io.dstream.cli.option.FieldOptions;
import io.dstream.cli.option.FoundSchemas;
import io.dstream.cli.option.ParseOptions;
import io.dstream.cli.option.PipelineOptions;
import io.dstream.cli.option.RunOptions;
import io.dstream.cli.option.TableOptions;
import io.dstream.engine.WarmUp;
import io.dstream.operation.Plan;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.run.PipePlan;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.RecordField;
import io.dstream.spec.SourceSet;
import io.dstream.table.TableSet;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code dstream pipe}: runs a chain of DStream operations. */
@Command(
    name = "pipe",
    description = "Runs a chain of DStream operations over a live stream.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true)
final class PipeCommand extends StreamingCommand implements HelpTopic {
  private static final List<String> EXAMPLES =
      List.of(
          "",
          "Examples:",
          "  dstream pipe \"flatMap(line -> split(line, ' ')) | countByValue()\"",
          "  dstream pipe --source socket --port 9999 \\",
          "    \"map(line -> (split(line, ',')[0], 1L)) | reduceByKey(_ + _)\"",
          "  tail -F access.log | dstream pipe --source stdin \"filter(line -> line LIKE '%% 500 %%')\"");

  @Mixin(name = "pipeline")
  private final PipelineOptions pipeline = new PipelineOptions();

  @Mixin(name = "fields")
  private final FieldOptions fields = new FieldOptions();

  @Mixin(name = "parse")
  private final ParseOptions parse = new ParseOptions();

  @Mixin(name = "tables")
  private final TableOptions tables = new TableOptions();

  @Mixin(name = "errors")
  private final ErrorOptions errors = new ErrorOptions();

  private PipeCommand(OutputStream out, Optional<Terminal> host) {
    super(out, host);
  }

  /** Returns the command line of this command; see {@link StreamingCommand}. */
  static CommandLine create(OutputStream out, Optional<Terminal> host, BooleanSupplier stdin) {
    CommandLine line = line(new PipeCommand(out, host), stdin);
    List<String> footer = new ArrayList<>(List.of("", "Stages:"));
    footer.addAll(StageHelp.list());
    footer.addAll(EXAMPLES);
    line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    return line;
  }

  @Override
  public Optional<String> page(boolean help) {
    return pipeline.listAsked()
        ? Optional.of(String.join("\n", StageHelp.list()) + "\n")
        : pipeline.typed().filter(typed -> help).flatMap(StageHelp::page);
  }

  @Override
  Map<String, List<OptionSpec>> planOptions(CommandSpec command) {
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    sections.put("Pipeline:", command.mixins().get("pipeline").options());
    List<OptionSpec> records = new ArrayList<>(command.mixins().get("parse").options());
    records.addAll(command.mixins().get("fields").options());
    records.addAll(command.mixins().get("errors").options());
    sections.put("Records:", records);
    sections.put("Tables:", command.mixins().get("tables").options());
    return sections;
  }

  @Override
  Plan plan(SourceSet<Source> sources, RunOptions run, FoundSchemas schemas)
      throws InterruptedException {
    WarmUp.awaitClasses(); // the compiler uses Spark
    Map<String, RecordParsing> parsings = parse.bySource(sources.byName().keySet(), schemas);
    Map<String, List<RecordField>> of = fields.bySource(sources.byName().keySet());
    sources.requireFields(of::get);
    Map<String, StreamType> inputs = new LinkedHashMap<>();
    of.forEach((name, names) -> inputs.put(name, StreamType.records(names)));
    String text = pipeline.text();
    TableSet with = tables.read(sources.byName().keySet(), run.conf());
    return new PipePlan(
        new PipelineCompiler().compile(text, inputs, parsings, with.columns(), run.batch()),
        of,
        sources.timed(of::get),
        parsings,
        with,
        errors.skips());
  }

  @Override
  List<Sink> planSinks() {
    return errors.sinks();
  }
}
