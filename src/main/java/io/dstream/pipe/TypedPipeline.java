package io.dstream.pipe;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.NarrowStep;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
