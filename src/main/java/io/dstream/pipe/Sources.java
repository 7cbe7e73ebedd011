package io.dstream.pipe;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.Stages;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText;
import io.dstream.pipe.text.PipelineText.SourceName;
import io.dstream.pipe.text.TextRange;
import io.dstream.spec.Nearest;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sources that a pipeline may name, and what they give. */
record Sources(Map<String, StreamType> types) {
  /** What the source of this name gives. */
  StreamType type(String name) {
    return types.get(name);
  }

  /** What all of them give; empty where that is not the same. */
  Optional<StreamType> onlyType() {
    Set<StreamType> different = new HashSet<>(types.values());
    return different.size() == 1 ? different.stream().findFirst() : Optional.empty();
  }

  /**
   * The name of the source that a pipeline begins with.
   *
   * @throws PipelineException when there is no such source, or when it has to be named
   */
  String first(PipelineText text) {
    return text.source().map(this::named).orElseGet(() -> only(text));
  }

  private String named(SourceName written) {
    String name = written.name();
    if (types.containsKey(name)) {
      return name;
    }
    if (Stages.names().contains(name)) {
      throw new PipelineException(
          new TextRange(written.at().to(), written.at().to()),
          "expected ( after the stage " + name,
          "a stage without arguments is written " + name + "()");
    }
    throw new PipelineException(
        written.at(),
        "there is no source " + name,
        Nearest.hint(
            name,
            Stream.concat(types.keySet().stream(), Stages.names().stream()).toList(),
            "sources are " + all() + "; a stage is written NAME(…)"));
  }

  private String only(PipelineText text) {
    if (types.size() > 1) {
      throw new PipelineException(
          text.stages().get(0).nameAt(),
          "expected the name of the source that the pipeline begins with: " + all(),
          "write " + types.keySet().iterator().next() + " | …");
    }
    return types.keySet().iterator().next();
  }

  private String all() {
    return String.join(", ", types.keySet());
  }
}
