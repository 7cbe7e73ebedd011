package io.dstream.pipe;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.NarrowStep;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.row.Column;
import io.dstream.row.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pipeline whose types are known.
 *
 * @param text as it is written
 * @param input the stream that it begins with
 * @param stages at least one
 */
public record TypedPipeline(String text, StreamType input, List<TypedStage> stages) {
  public TypedPipeline {
    stages = List.copyOf(stages);
  }

  /** Its stages, one per text: what is computed, whatever comments and line ends there are. */
  public String normalized() {
    return stages.stream().map(stage -> stage.call().oneLine()).collect(Collectors.joining(" | "));
  }

  /** Whether a state is kept from batch to batch. */
  public boolean keepsState() {
    return state().isPresent();
  }

  /** The stage that keeps a state; there is one at most. */
  public Optional<StateUpdate> state() {
    return stages.stream()
        .map(TypedStage::step)
        .filter(Step.State.class::isInstance)
        .map(step -> ((Step.State) step).update())
        .findFirst();
  }

  /** Whether the result is the state. */
  public boolean endsWithState() {
    return stages.get(stages.size() - 1).step() instanceof Step.State;
  }

  /** The results as rows. */
  public ResultRows results() {
    return new ResultRows(output());
  }

  /**
   * What the results are. Pairs whose keys came out of a key stage are known by their keys, and
   * ranked where their values are numbers; states replace the earlier ones.
   */
  public Schema schema() {
    List<Column> columns = results().columns();
    boolean ranked = output().isPair() && columns.get(1).type().isNumber();
    return new Schema(
        columns,
        hasKeys() ? List.of(0) : List.of(),
        endsWithState(),
        ranked ? List.of(1) : List.of());
  }

  private boolean hasKeys() {
    boolean keys = false;
    for (TypedStage stage : stages) {
      keys = stage.step() instanceof Step.Narrow narrow ? keys && narrow.keepsKeys() : true;
    }
    return keys;
  }

  /** The type of the result. */
  public StreamType output() {
    return stages.get(stages.size() - 1).output();
  }

  /**
   * The pipeline as it runs: narrow stages in a row are one chain, and each chain ends with a
   * shuffle, or with the pipeline.
   */
  public List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    List<NarrowStep> narrow = new ArrayList<>();
    for (TypedStage stage : stages) {
      if (stage.step() instanceof Step.Narrow step) {
        narrow.add(step.step());
      } else {
        phases.add(new Phase(new NarrowChain(narrow), Optional.of(stage)));
        narrow.clear();
      }
    }
    if (!narrow.isEmpty()) {
      phases.add(new Phase(new NarrowChain(narrow), Optional.empty()));
    }
    return phases;
  }

  /**
   * A part of a pipeline between two shuffles.
   *
   * @param narrow what is done in each partition, which may be nothing
   * @param keyed the stage after it, which shuffles; empty at the end of the pipeline
   */
  public record Phase(NarrowChain narrow, Optional<TypedStage> keyed) {}
}
