package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.row.ResultRows;
import io.dstream.row.Column;
import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import io.dstream.spec.SourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pipeline whose types are known.
 *
 * @param source the name of the source that the pipeline begins with
 * @param input the type of the source's records
 * @param parse the stage that parses the records before the first stage; empty if they are not
 *     parsed
 */
public record TypedPipeline(
    String source, StreamType input, Optional<TypedStage> parse, List<TypedStage> stages) {
  public TypedPipeline {
    stages = List.copyOf(stages);
  }

  /** Returns the text of the pipeline, without comments and on one line. It identifies the plan. */
  public String normalized() {
    String all =
        stages.stream().map(stage -> stage.call().oneLine()).collect(Collectors.joining(" | "));
    return source.equals(SourceSet.ONLY) ? all : source + " | " + all;
  }

  /**
   * Returns the names of the sources that the pipeline and its nested streams read. A source that
   * is read several times is listed as often.
   */
  public List<String> sources() {
    return pipelines().map(TypedPipeline::source).toList();
  }

  /** Returns this pipeline and those nested in it. */
  private Stream<TypedPipeline> pipelines() {
    return Stream.concat(
        Stream.of(this),
        stages.stream()
            .flatMap(stage -> stage.others().stream())
            .flatMap(TypedPipeline::pipelines));
  }

  /** Returns the distinct stages that parse records, including those of nested streams. */
  public List<TypedStage> parses() {
    return pipelines().flatMap(pipeline -> pipeline.parse.stream()).distinct().toList();
  }

  /** Returns at which batches there is a result. */
  public Cadence cadence() {
    Duration window = window();
    return window.isZero()
        ? Cadence.EVERY_BATCH
        : new Cadence(Optional.of(window), slide(), chains());
  }

  /** Returns the interval between results; empty for one result per batch. */
  public Optional<Duration> slide() {
    Optional<Duration> slide = Optional.empty();
    for (TypedStage stage : stages) {
      slide = stage.slide(slide);
    }
    return slide;
  }

  /**
   * Returns how long an element counts in results: the total length of consecutive windows, or
   * zero.
   */
  private Duration window() {
    Duration window = Duration.ZERO;
    for (TypedStage stage : stages) {
      for (TypedPipeline other : stage.others()) {
        window = Collections.max(List.of(window, other.window()));
      }
      window = window.plus(stage.window().map(Step.Windowed::length).orElse(Duration.ZERO));
    }
    return window;
  }

  /** Returns whether the output of a window goes into another window or into a state. */
  private boolean chains() {
    boolean windowed = false;
    for (TypedStage stage : stages) {
      for (TypedPipeline other : stage.others()) {
        if (other.chains()) {
          return true;
        }
        windowed |= !other.window().isZero();
      }
      if (windowed && stage.isRemembering()) {
        return true;
      }
      windowed |= stage.window().isPresent();
    }
    return false;
  }

  /** Returns all stages that keep data from batch to batch, including those of nested streams. */
  public List<TypedStage> remembering() {
    return allStages().filter(TypedStage::isRemembering).toList();
  }

  /** Returns all stages, including those of nested streams. */
  public Stream<TypedStage> allStages() {
    return pipelines().flatMap(pipeline -> pipeline.stages.stream());
  }

  /** Returns the queries, including those of nested streams. */
  public List<Step.Queried> queries() {
    return allStages()
        .flatMap(stage -> stage.steps().stream())
        .filter(Step.Queried.class::isInstance)
        .map(Step.Queried.class::cast)
        .toList();
  }

  /**
   * Returns whether a batch without elements also has a result, unless a later stage removes it.
   */
  public boolean countsNothing() {
    return allStages().flatMap(stage -> stage.steps().stream()).anyMatch(Step::countsNothing);
  }

  /** Returns whether the result is the state. */
  public boolean endsWithState() {
    return !stages.isEmpty() && last().steps().get(0) instanceof Step.State;
  }

  /** Returns the last stage. The pipeline must have at least one. */
  public TypedStage last() {
    return stages.get(stages.size() - 1);
  }

  /** Returns a pipeline over the same records with these stages. */
  public TypedPipeline then(List<TypedStage> others) {
    return new TypedPipeline(source, input, parse, others);
  }

  /** Returns this pipeline without its last stage. */
  public TypedPipeline withoutLast() {
    return new TypedPipeline(source, input, parse, stages.subList(0, stages.size() - 1));
  }

  /** Returns whether all values of a key are in memory at once, although they might be merged. */
  public boolean collectsValues() {
    return stages.stream()
        .flatMap(stage -> stage.steps().stream())
        .anyMatch(Step.Grouped.class::isInstance);
  }

  /** Returns the results as rows. */
  public ResultRows results() {
    return new ResultRows(output());
  }

  /**
   * Returns the schema of the results. Keys that come from a key stage identify their pairs, and a
   * state replaces the earlier one. Pairs whose values are numbers are ranked, unless they have an
   * order.
   */
  public Schema schema() {
    List<Column> columns = results().columns();
    boolean ranked = output().isPair() && columns.get(1).type().isNumber() && !holds(Step::ordered);
    return new Schema(
        columns,
        holds(Step::hasKeys) ? List.of(0) : List.of(),
        endsWithState(),
        ranked ? List.of(1) : List.of());
  }

  /**
   * Returns whether a property holds for the result. Each step derives it from the property of its
   * input.
   */
  private boolean holds(BiPredicate<Step, Boolean> after) {
    boolean holds = false;
    for (TypedStage stage : stages) {
      for (Step step : stage.steps()) {
        holds = after.test(step, holds);
      }
    }
    return holds;
  }

  /** Returns the type of the result. */
  public StreamType output() {
    return stages.isEmpty() ? parse.map(TypedStage::output).orElse(input) : last().output();
  }

  /**
   * Returns the phases in which the pipeline runs, at least one. Consecutive narrow stages form one
   * chain. A chain ends at a shuffle, at a union, or at the end of the pipeline.
   */
  public List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    List<NarrowStep> narrow = new ArrayList<>();
    for (TypedStage stage : Stream.concat(parse.stream(), stages.stream()).toList()) {
      for (Step step : stage.steps()) {
        if (step instanceof Step.Narrow inPartition) {
          narrow.add(inPartition.step());
        } else {
          phases.add(phase(narrow, step, stage));
          narrow.clear();
        }
      }
    }
    if (!narrow.isEmpty() || phases.isEmpty()) {
      phases.add(new Phase(new NarrowChain(narrow), Optional.empty()));
    }
    return phases;
  }

  /**
   * Creates a phase. A map that only picks columns, such as {@code w -> (w, 1)}, is done by the key
   * stage itself.
   */
  private static Phase phase(List<NarrowStep> narrow, Step end, TypedStage stage) {
    int last = narrow.size() - 1;
    if (last >= 0 && narrow.get(last) instanceof MapRows map && map.function().onlyPicks()) {
      Optional<Step> both = end.after(map.function());
      if (both.isPresent()) {
        return new Phase(
            new NarrowChain(narrow.subList(0, last)), both.map(step -> new End(step, stage)));
      }
    }
    return new Phase(new NarrowChain(narrow), Optional.of(new End(end, stage)));
  }

  /**
   * A part of a pipeline that runs within partitions.
   *
   * @param narrow the steps in each partition; may be empty
   * @param end the step after them; empty at the end of the pipeline
   */
  public record Phase(NarrowChain narrow, Optional<End> end) {}

  /**
   * The step that ends a phase.
   *
   * @param step the step as it runs, which may include the map before it
   * @param stage the stage that the step belongs to
   */
  public record End(Step step, TypedStage stage) {}
}
