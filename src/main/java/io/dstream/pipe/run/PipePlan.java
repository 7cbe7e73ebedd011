package io.dstream.pipe.run;

import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import io.dstream.spec.RecordField;
import io.dstream.spec.SourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A chain of operations on the records of a stream: the plan of {@code pipe}.
 *
 * @param fields what the records of each source have beside their value, by its name
 * @param parsings how records are parsed, by the name of their source; of others they are not
 * @param skips whether a record on which a function fails is left out, and does not end the stream
 */
public record PipePlan(
    TypedPipeline pipeline,
    Map<String, List<RecordField>> fields,
    Map<String, RecordParsing> parsings,
    boolean skips)
    implements Plan {
  /** Uses what most pipelines use. */
  private static final String REHEARSAL = "flatMap(line -> split(line, ' ')) | countByValue()";

  private static final String FEWER = "fewer or smaller keys and values";

  /** A record on which a function fails ends the stream. */
  public PipePlan(TypedPipeline pipeline, Map<String, List<RecordField>> fields) {
    this(pipeline, fields, Map.of(), false);
  }

  @Override
  public Schema schema() {
    return pipeline.schema();
  }

  @Override
  public Cadence cadence() {
    return pipeline
        .window()
        .map(window -> new Cadence(Optional.of(window.length()), window.slide()))
        .orElse(Cadence.EVERY_BATCH);
  }

  @Override
  public List<RecordField> fields(String source) {
    return fields.get(source);
  }

  @Override
  public boolean keepsState() {
    return pipeline.remembers().isPresent();
  }

  @Override
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(Map.of("PIPELINE", pipeline.normalized()));
    fields.forEach(
        (source, names) -> {
          if (!names.isEmpty()) {
            identity.put(
                "--fields" + of(source),
                names.stream().map(RecordField::toString).collect(Collectors.joining(",")));
          }
        });
    parsings.forEach(
        (source, parsing) -> {
          identity.put("--parse" + of(source), parsing.format().toString());
          identity.put("--schema" + of(source), parsing.schema().strip().replaceAll("\\s+", " "));
        });
    return identity;
  }

  private String of(String source) {
    return fields.size() == 1 ? "" : " " + source;
  }

  @Override
  public List<Step> steps(Duration batch) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("pipeline", "from " + begin(), identity()));
    pipeline.parses().forEach(parse -> steps.add(step("parse", parse)));
    pipeline.stages().forEach(stage -> steps.add(step("stage", stage)));
    if (skips) {
      steps.add(new Step("errors", "records on which a function fails are left out", Map.of()));
    }
    return List.copyOf(steps);
  }

  private static Step step(String name, TypedStage stage) {
    return new Step(name, stage.call().oneLine() + " -> " + stage.output(), Map.of(), true);
  }

  private String begin() {
    String name = pipeline.source().equals(SourceSet.ONLY) ? "" : pipeline.source() + ", ";
    return name + pipeline.input();
  }

  @Override
  public Optional<String> startsOver() {
    if (!keepsState()) {
      return Optional.empty();
    }
    return Optional.of(pipeline.window().isPresent() ? "the window begins" : "state begins");
  }

  @Override
  public String memory() {
    if (pipeline.window().isPresent()) {
      return "memory follows what each batch in the window brings, on disk where it ends";
    }
    return keepsState()
        ? "memory grows with the number of keys that have a state, on disk where it ends"
        : "memory follows the different keys of a batch, on disk where it ends";
  }

  @Override
  public List<String> lessMemory() {
    return pipeline.collectsValues()
        ? List.of("reduceByKey or combineByKey, which merge values as they come", FEWER)
        : List.of(FEWER);
  }

  @Override
  public Operation open(OperationContext context) {
    return new PipeOperation(this, context);
  }

  @Override
  public Plan rehearsal() {
    return new PipePlan(
        new PipelineCompiler().compile(REHEARSAL, StreamType.LINES),
        Map.of(SourceSet.ONLY, List.of()));
  }
}
