package io.dstream.cli;

import io.dstream.cli.option.ErrorOptions;
import io.dstream.cli.option.FoundSchemas;
import io.dstream.cli.option.ParseOptions;
import io.dstream.cli.option.QueryOptions;
import io.dstream.cli.option.RunOptions;
import io.dstream.cli.option.TableOptions;
import io.dstream.engine.WarmUp;
import io.dstream.operation.Plan;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.run.PipePlan;
import io.dstream.pipe.run.SqlPlan;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
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

/** {@code dstream sql}: runs a SQL query over each batch or window. */
@Command(
    name = "sql",
    description = "Runs a query of SQL over each batch or window of live streams.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "Examples:",
      "  tail -F access.log | dstream sql --source stdin \\",
      "    \"SELECT get(split(value, ' '), 8) AS status, count(*) AS n FROM input GROUP BY 1\"",
      "  dstream sql --source orders=kafka://localhost:9092/orders --parse json \\",
      "    --schema 'id INT, amount DOUBLE' --window 5m --slide 1m \\",
      "    \"SELECT count(*) AS orders, sum(amount) AS amount FROM orders\""
    })
final class SqlCommand extends StreamingCommand {
  @Mixin(name = "query")
  private final QueryOptions query = new QueryOptions();

  @Mixin(name = "parse")
  private final ParseOptions parse = new ParseOptions();

  @Mixin(name = "errors")
  private final ErrorOptions errors = new ErrorOptions();

  @Mixin(name = "tables")
  private final TableOptions tables = new TableOptions();

  private SqlCommand(OutputStream out, Optional<Terminal> host) {
    super(out, host);
  }

  /** Returns the command line of this command; see {@link StreamingCommand}. */
  static CommandLine create(OutputStream out, Optional<Terminal> host, BooleanSupplier stdin) {
    return line(new SqlCommand(out, host), stdin);
  }

  @Override
  Map<String, List<OptionSpec>> planOptions(CommandSpec command) {
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    sections.put("Query:", command.mixins().get("query").options());
    List<OptionSpec> records = new ArrayList<>(command.mixins().get("parse").options());
    records.addAll(command.mixins().get("errors").options());
    sections.put("Records:", records);
    sections.put("Tables:", command.mixins().get("tables").options());
    return sections;
  }

  @Override
  Plan plan(SourceSet<Source> sources, RunOptions run, FoundSchemas schemas)
      throws InterruptedException {
    WarmUp.awaitClasses(); // the compiler uses Spark
    String text = query.text();
    QueryCompiler.Span span = query.span();
    Map<String, RecordParsing> parsings = parse.bySource(sources.byName().keySet(), schemas);
    TableSet with = tables.read(sources.byName().keySet(), run.conf());
    QueryCompiler.Compiled compiled =
        new QueryCompiler().compile(text, sources.allFields(), parsings, with.columns(), span);
    return new SqlPlan(
        text,
        span,
        compiled.totals(),
        new PipePlan(
            compiled.pipeline(),
            compiled.fields(),
            sources.timed(compiled.fields()::get),
            parsings,
            with,
            errors.skips()));
  }

  @Override
  List<Sink> planSinks() {
    return errors.sinks();
  }
}
