package io.dstream.pipe.text;

import java.util.List;
import java.util.Optional;

/**
 * A pipeline as written: stages separated by bars, {@code flatMap(line -> split(line, ' ')) |
 * countByValue()}. It may begin with the name of a source, {@code clicks | countByValue()}. The
 * names and arguments of sources and stages are not checked here.
 *
 * @param source the name of the source that it begins with, if any
 * @param stages the stages, at least one if there is no source
 */
public record PipelineText(Optional<SourceName> source, List<StageCall> stages) {
  /** The name of a source and its place in the text. */
  public record SourceName(String name, TextRange at) {}

  public PipelineText {
    stages = List.copyOf(stages);
  }

  /**
   * Reads a pipeline. A wrong stage becomes a {@link StageCall} that is not complete.
   *
   * @param mistakes collects the mistakes in the text
   */
  public static PipelineText parse(String text, Mistakes mistakes) {
    return new PipelineParser(text, mistakes).pipeline();
  }
}
