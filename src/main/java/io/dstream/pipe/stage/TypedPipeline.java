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
 * @param source the name of the source that it begins with
 * @param input the type of its records
 * @param parse what parses them, before the first stage; empty where they are taken as they are
 */
public record TypedPipeline(
    String source, StreamType input, Optional<TypedStage> parse, List<TypedStage> stages) {
  public TypedPipeline {
    stages = List.copyOf(stages);
  }

  /** Its stages, one per text: what is computed, whatever comments and line ends there are. */
  public String normalized() {
    String all =
        stages.stream().map(stage -> stage.call().oneLine()).collect(Collectors.joining(" | "));
    return source.equals(SourceSet.ONLY) ? all : source + " | " + all;
  }

  /**
   * The names of the sources that it reads, each as often as it does, those of streams within too.
   */
  public List<String> sources() {
    return pipelines().map(TypedPipeline::source).toList();
  }

  /** This one and those within it. */
  private Stream<TypedPipeline> pipelines() {
    return Stream.concat(
        Stream.of(this),
        stages.stream()
            .flatMap(stage -> stage.others().stream())
            .flatMap(TypedPipeline::pipelines));
  }

  /** What parses the records of its sources, each once, those of streams within too. */
  public List<TypedStage> parses() {
    return pipelines().flatMap(pipeline -> pipeline.parse.stream()).distinct().toList();
  }

  /** At which batches there is a result. */
  public Cadence cadence() {
    Duration window = window();
    return window.isZero()
        ? Cadence.EVERY_BATCH
        : new Cadence(Optional.of(window), slide(), chains());
  }

  /** How far results are apart; empty for one per batch. */
  public Optional<Duration> slide() {
    Optional<Duration> slide = Optional.empty();
    for (TypedStage stage : stages) {
      slide = stage.slide(slide);
    }
    return slide;
  }

  /** How long an element counts in results by windows that follow one another; zero without one. */
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

  /** Whether what comes out of a window comes into another one, or into a state. */
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

  /** All stages that remember something from batch to batch, those of streams within too. */
  public List<TypedStage> remembering() {
    return allStages().filter(TypedStage::isRemembering).toList();
  }

  /** All stages, those of streams within too. */
  public Stream<TypedStage> allStages() {
    return pipelines().flatMap(pipeline -> pipeline.stages.stream());
  }

  /** Its queries, those of streams within too. */
  public List<Step.Queried> queries() {
    return allStages()
        .flatMap(stage -> stage.steps().stream())
        .filter(Step.Queried.class::isInstance)
        .map(Step.Queried.class::cast)
        .toList();
  }

  /** Whether a batch without elements has a result too, unless a later stage takes it away. */
  public boolean countsNothing() {
    return allStages().flatMap(stage -> stage.steps().stream()).anyMatch(Step::countsNothing);
  }

  /** Whether the result is the state. */
  public boolean endsWithState() {
    return !stages.isEmpty() && last().steps().get(0) instanceof Step.State;
  }

  /** Its last stage; there is one. */
  public TypedStage last() {
    return stages.get(stages.size() - 1);
  }

  /** The same records with these stages. */
  public TypedPipeline then(List<TypedStage> others) {
    return new TypedPipeline(source, input, parse, others);
  }

  /** The same without its last stage. */
  public TypedPipeline withoutLast() {
    return new TypedPipeline(source, input, parse, stages.subList(0, stages.size() - 1));
  }

  /** Whether all values of a key are in memory at a time, where they might be merged. */
  public boolean collectsValues() {
    return stages.stream()
        .flatMap(stage -> stage.steps().stream())
        .anyMatch(Step.Grouped.class::isInstance);
  }

  /** The results as rows. */
  public ResultRows results() {
    return new ResultRows(output());
  }

  /**
   * What the results are. Pairs whose keys came out of a key stage are known by their keys, and
   * states replace the earlier ones. All pairs are ranked where their values are numbers.
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

  /** Whether something holds of the result, which each step says by what held before it. */
  private boolean holds(BiPredicate<Step, Boolean> after) {
    boolean holds = false;
    for (TypedStage stage : stages) {
      for (Step step : stage.steps()) {
        holds = after.test(step, holds);
      }
    }
    return holds;
  }

  /** The type of the result. */
  public StreamType output() {
    return stages.isEmpty() ? parse.map(TypedStage::output).orElse(input) : last().output();
  }

  /**
   * The pipeline as it runs, at least one phase: narrow stages in a row are one chain, and each
   * chain ends with a shuffle, a union, or the pipeline.
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
   * A map that only picks columns, such as {@code w -> (w, 1)}, is done by the key stage itself.
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
   * @param narrow what is done in each partition, which may be nothing
   * @param end the step after it; empty at the end of the pipeline
   */
  public record Phase(NarrowChain narrow, Optional<End> end) {}

  /**
   * How a phase ends.
   *
   * @param step as it runs, which may do what the narrow stage before it says
   * @param stage the one that it is of
   */
  public record End(Step step, TypedStage stage) {}
}
