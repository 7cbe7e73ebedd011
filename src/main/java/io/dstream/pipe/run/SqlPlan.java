package io.dstream.pipe.run;

import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import io.dstream.spec.Durations;
import io.dstream.spec.RecordField;
import io.dstream.spec.SourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The plan of {@code sql}: an SQL query over each batch, over each window or over all records since
 * the start. It runs as a pipeline whose last stage is the query.
 *
 * @param query the text of the query
 * @param span the batches that each view contains
 * @param totals the key columns of running totals; empty if the query keeps none
 */
public record SqlPlan(
    String query, QueryCompiler.Span span, Optional<List<Integer>> totals, PipePlan pipe)
    implements Plan {
  /** A query with the features that most queries use. */
  private static final String REHEARSAL =
      "transform(SELECT value, count(*) AS n FROM this GROUP BY value)";

  @Override
  public Schema schema() {
    Schema rows = pipe.schema();
    return totals
        .map(key -> new Schema(rows.columns(), key, !key.isEmpty(), List.of()))
        .orElse(rows);
  }

  @Override
  public Cadence cadence() {
    return pipe.cadence();
  }

  @Override
  public List<RecordField> fields(String source) {
    return pipe.fields(source);
  }

  @Override
  public boolean keepsState() {
    return pipe.keepsState();
  }

  @Override
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(pipe.parsingIdentity());
    identity.put("QUERY", query.strip());
    identity.putAll(pipe.tables().identity());
    identity.putAll(spanOptions());
    return identity;
  }

  private Map<String, String> spanOptions() {
    Map<String, String> options = new TreeMap<>();
    if (span instanceof QueryCompiler.SinceStart) {
      options.put("--stateful", "");
    } else if (span instanceof QueryCompiler.Window window) {
      options.put("--window", Durations.format(window.length()));
      window.slide().ifPresent(slide -> options.put("--slide", Durations.format(slide)));
    }
    return options;
  }

  @Override
  public List<Step> steps(Duration batch) {
    List<Step> steps = new ArrayList<>(pipe.recordSteps());
    if (span instanceof QueryCompiler.Window window) {
      String slide = Durations.format(window.slide().orElse(batch));
      steps.add(
          new Step(
              "window",
              "the last " + Durations.format(window.length()) + ", every " + slide,
              spanOptions()));
    } else if (span instanceof QueryCompiler.SinceStart) {
      steps.add(new Step("totals", "of all records since the start", spanOptions()));
    }
    steps.add(
        new Step(
            "query",
            pipe.pipeline().last().call().oneLine() + " -> " + pipe.pipeline().output(),
            Map.of("QUERY", query.strip())));
    return List.copyOf(steps);
  }

  @Override
  public Optional<String> startsOver() {
    return pipe.startsOver();
  }

  @Override
  public String memory() {
    return keepsState()
        ? pipe.memory()
        : "memory follows the rows of a batch that the query groups, joins or sorts, on disk where"
            + " it ends";
  }

  @Override
  public List<String> lessMemory() {
    return pipe.lessMemory();
  }

  @Override
  public Operation open(OperationContext context) {
    return pipe.open(context);
  }

  @Override
  public Plan rehearsal() {
    return new PipePlan(
        new PipelineCompiler().compile(REHEARSAL, StreamType.LINES),
        Map.of(SourceSet.ONLY, List.of()));
  }
}
