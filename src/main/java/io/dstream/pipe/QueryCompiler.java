package io.dstream.pipe;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.query.ResolvedQuery;
import io.dstream.pipe.query.RunningQuery;
import io.dstream.pipe.stage.QueryStages;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import io.dstream.pipe.text.TextRange;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * Compiles a SQL query over the batches or windows of streams to a typed pipeline. It needs no
 * running Spark.
 */
public final class QueryCompiler {
  private final Queries queries = new Queries(new Functions().analyzer());

  /**
   * A query whose types are known.
   *
   * @param pipeline the pipeline that runs the query
   * @param fields the fields that the query uses besides the records' value, by source name
   * @param totals the columns that identify the group of a running total, or none if they do not
   *     fully identify it; empty if no running totals are kept
   */
  public record Compiled(
      TypedPipeline pipeline,
      Map<String, List<RecordField>> fields,
      Optional<List<Integer>> totals) {}

  /** The batches that a query covers. */
  public sealed interface Span {}

  /** Each batch by itself. */
  public record EachBatch() implements Span {}

  /** All batches since the start: running totals of an aggregation. */
  public record SinceStart() implements Span {}

  /**
   * The batches of the last {@code length}.
   *
   * @param slide the interval between results; empty for one result per batch
   */
  public record Window(Duration length, Optional<Duration> slide) implements Span {}

  /**
   * Resolves and checks a query.
   *
   * @param fields the fields of each source's records besides their value. Each source is a view,
   *     whose columns are {@code value}, or the parsed columns, and these fields.
   * @param parsings how records are parsed, by source name
   * @param tables the columns of the tables, which are views with the same rows in each batch
   * @param span the batches that each view covers
   * @throws DstreamException wrong usage, with the place of the mistake
   */
  public Compiled compile(
      String query,
      Map<String, List<RecordField>> fields,
      Map<String, RecordParsing> parsings,
      Map<String, StructType> tables,
      Span span) {
    try {
      Map<String, List<RecordField>> asked = new LinkedHashMap<>();
      fields.forEach((name, of) -> asked.put(name, unlike(columnsOf(parsings, name), of)));
      Views all = new Views(query, asked, parsings, tables, span);
      ResolvedQuery whole = queries.resolve(all.query, all.columns());
      requireAllRead(fields.keySet(), whole.views());
      requireNoTime(whole, all.query);
      Map<String, List<RecordField>> used = new LinkedHashMap<>();
      asked.forEach((name, of) -> used.put(name, among(whole.columns().get(name), of)));
      return new Views(query, used, parsings, tables, span).compiled(used, span);
    } catch (PipelineException e) {
      throw e.in("wrong query", query);
    }
  }

  private static Set<String> columnsOf(Map<String, RecordParsing> parsings, String source) {
    RecordParsing parsing = parsings.get(source);
    return parsing == null ? Set.of() : parsing.columnNames();
  }

  /** Returns the fields that do not have the name of a column. */
  private static List<RecordField> unlike(Set<String> columns, List<RecordField> fields) {
    return fields.stream().filter(field -> !columns.contains(field.toString())).toList();
  }

  private static List<RecordField> among(Set<String> columns, List<RecordField> fields) {
    return columns == null
        ? List.of()
        : fields.stream().filter(field -> columns.contains(field.toString())).toList();
  }

  private static void requireAllRead(Set<String> sources, Set<String> views) {
    for (String source : sources) {
      if (!views.contains(source)) {
        throw DstreamException.usage(
            sources.size() == 1
                ? "the query does not read " + source + ", the view of its source"
                : "--source " + source + "=… is not read by the query",
            sources.size() == 1 ? "write SELECT … FROM " + source : "leave it out, or join it");
      }
    }
  }

  private static void requireNoTime(ResolvedQuery resolved, Argument.Query query) {
    if (List.of(resolved.output().fieldNames()).contains(Compilation.TIME)) {
      throw new PipelineException(
          query.at(),
          "a result has no column " + Compilation.TIME + ": that is the time of its batch",
          "name it otherwise, such as AS at");
    }
  }

  /** The views of a query, with a selection of the fields. */
  private final class Views {
    private final StageCall call;
    private final Argument.Query query;
    private final Map<String, TypedPipeline> streams = new LinkedHashMap<>();

    Views(
        String text,
        Map<String, List<RecordField>> fields,
        Map<String, RecordParsing> parsings,
        Map<String, StructType> tables,
        Span span) {
      TextRange whole = new TextRange(0, text.length());
      this.call = new StageCall("sql", text, List.of(), whole, whole);
      this.query = new Argument.Query(text, whole);
      Map<String, StreamType> types = new LinkedHashMap<>();
      fields.forEach((name, of) -> types.put(name, StreamType.records(of)));
      Sources.of(types, parsings, tables)
          .records()
          .forEach(
              (name, records) ->
                  streams.put(
                      name, tables.containsKey(name) ? records : over(span, name, records)));
    }

    private TypedPipeline over(Span span, String view, TypedPipeline records) {
      if (!(span instanceof Window window)) {
        return records;
      }
      // A stage is identified by its place, but these stages are not in the text.
      int behind = call.at().to() + 1 + streams.size();
      TextRange place = new TextRange(behind, behind);
      StageCall written = new StageCall("window", view, List.of(), place, place);
      return records.then(
          List.of(QueryStages.window(written, records.output(), window.length(), window.slide())));
    }

    Map<String, StructType> columns() {
      Map<String, StructType> columns = new LinkedHashMap<>();
      streams.forEach((name, stream) -> columns.put(name, QueryStages.columns(stream.output())));
      return columns;
    }

    /** Compiles the query as a stage of the first view's stream. */
    Compiled compiled(Map<String, List<RecordField>> fields, Span span) {
      String first = streams.keySet().iterator().next();
      TypedPipeline stream = streams.get(first);
      Map<String, TypedPipeline> others = new LinkedHashMap<>(streams);
      others.remove(first);
      List<TypedStage> stages = new ArrayList<>(stream.stages());
      if (span instanceof SinceStart) {
        RunningQuery running = queries.resolveRunning(query, columns());
        others.keySet().retainAll(running.partial().views());
        stages.add(QueryStages.running(call, first, stream.output(), running, others));
        return new Compiled(stream.then(stages), fields, Optional.of(running.keyColumns()));
      }
      ResolvedQuery resolved = queries.resolve(query, columns());
      others.keySet().retainAll(resolved.views());
      stages.add(QueryStages.query(call, first, stream.output(), resolved, others));
      return new Compiled(stream.then(stages), fields, Optional.empty());
    }
  }
}
