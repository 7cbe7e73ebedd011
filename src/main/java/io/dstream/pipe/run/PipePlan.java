package io.dstream.pipe.run;

import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.row.LineFields;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import io.dstream.spec.RecordField;
import io.dstream.spec.SourceSet;
import io.dstream.table.TableSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The plan of {@code pipe}: a chain of operations on the records of a stream.
 *
 * @param fields the fields that records have besides their value, by source name; if a source has
 *     no timestamp, the last field is a timestamp with the time of the batch
 * @param timed the names of the sources without a timestamp of their own
 * @param parsings how records are parsed, by source name; other sources are not parsed
 * @param tables the tables that the pipeline reads
 * @param skips whether a record on which a function fails is skipped instead of ending the stream
 */
public record PipePlan(
    TypedPipeline pipeline,
    Map<String, List<RecordField>> fields,
    Set<String> timed,
    Map<String, RecordParsing> parsings,
    TableSet tables,
    boolean skips)
    implements Plan {
  /** A pipeline with the features that most pipelines use. */
  private static final String REHEARSAL = "flatMap(line -> split(line, ' ')) | countByValue()";

  private static final String FEWER = "fewer or smaller keys and values";

  /** Creates a plan in which a record on which a function fails ends the stream. */
  public PipePlan(TypedPipeline pipeline, Map<String, List<RecordField>> fields) {
    this(pipeline, fields, Set.of(), Map.of(), TableSet.NONE, false);
  }

  @Override
  public Schema schema() {
    return pipeline.schema();
  }

  @Override
  public Cadence cadence() {
    return pipeline.cadence();
  }

  @Override
  public List<RecordField> fields(String source) {
    List<RecordField> all = fields.get(source);
    return timed.contains(source) ? List.copyOf(all.subList(0, all.size() - 1)) : all;
  }

  /**
   * Returns the fields that the lines of a source have besides their text.
   *
   * @param time the time of the batch in milliseconds since the epoch
   */
  LineFields lineFields(String source, long time) {
    return new LineFields(fields(source).size(), timed.contains(source), time);
  }

  @Override
  public boolean keepsState() {
    return !pipeline.remembering().isEmpty();
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
    identity.putAll(parsingIdentity());
    identity.putAll(tables.identity());
    return identity;
  }

  /** Returns the options that define how records are parsed. */
  Map<String, String> parsingIdentity() {
    Map<String, String> identity = new TreeMap<>();
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
    steps.addAll(recordSteps());
    pipeline.stages().forEach(stage -> steps.add(step("stage", stage)));
    if (skips) {
      steps.add(new Step("errors", "records on which a function fails are left out", Map.of()));
    }
    return List.copyOf(steps);
  }

  /** Returns the steps that describe the tables and how records are parsed. */
  List<Step> recordSteps() {
    List<Step> steps = new ArrayList<>();
    tables
        .tables()
        .keySet()
        .forEach(name -> steps.add(new Step("table", tables.describe(name), Map.of(), true)));
    pipeline.parses().forEach(parse -> steps.add(step("parse", parse)));
    return steps;
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
    long windows =
        pipeline.remembering().stream().filter(stage -> stage.window().isPresent()).count();
    return Optional.of(
        windows == 0 ? "state begins" : windows == 1 ? "the window begins" : "the windows begin");
  }

  private boolean hasWindow() {
    return pipeline.cadence().window().isPresent();
  }

  @Override
  public String memory() {
    List<String> what = new ArrayList<>();
    if (hasWindow()) {
      what.add("follows what each batch in a window brings");
    }
    if (pipeline.remembering().stream().anyMatch(stage -> stage.window().isEmpty())) {
      what.add("grows with the number of keys that have a state");
    }
    if (what.isEmpty()) {
      what.add("follows the different keys of a batch");
    }
    return "memory " + String.join(", and ", what) + ", on disk where it ends";
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
