package io.dstream.cli;

import io.dstream.completion.PipelineWords;
import io.dstream.pipe.function.Functions;
import io.dstream.pipe.stage.Stage;
import io.dstream.pipe.stage.Stages;
import java.util.List;

/** The names that completion proposes within a pipeline. */
final class PipelineVocabulary {
  private PipelineVocabulary() {}

  /** Returns all names. Function names take a moment, because Spark creates its registry. */
  static PipelineWords all() {
    List<String> streamStages =
        Stages.all().stream().filter(Stage::takesStream).map(Stage::name).toList();
    return new PipelineWords(Stages.names(), streamStages, Functions.names());
  }
}
