package io.dstream.pipe.text;

import java.util.List;
import java.util.Optional;

/**
 * A pipeline as it is written: stages between bars, {@code flatMap(line -> split(line, ' ')) |
 * countByValue()}, which the name of a source may begin, {@code clicks | countByValue()}. Which
 * sources and stages there are, and what they take, is not known here.
 *
 * @param source the name that it begins with
 * @param stages at least one where there is no source
 */
public record PipelineText(Optional<SourceName> source, List<StageCall> stages) {
  /** The name of a source where it is written. */
  public record SourceName(String name, TextRange at) {}

  public PipelineText {
    stages = List.copyOf(stages);
  }

  /**
   * Reads a pipeline. A stage that is wrong is a {@link StageCall} that is not complete.
   *
   * @param mistakes gets those of the text
   */
  public static PipelineText parse(String text, Mistakes mistakes) {
    return new PipelineParser(text, mistakes).pipeline();
  }
}
