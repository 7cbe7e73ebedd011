package io.dstream.pipe.text;

import java.util.List;

/**
 * A pipeline as it is written: stages between bars, {@code flatMap(line -> split(line, ' ')) |
 * countByValue()}. Which stages there are, and what they take, is not known here.
 *
 * @param text as given, comments included
 * @param stages at least one
 */
public record PipelineText(String text, List<StageCall> stages) {
  public PipelineText {
    stages = List.copyOf(stages);
  }

  /**
   * Reads a pipeline.
   *
   * @throws PipelineException at the first place that no pipeline has
   */
  public static PipelineText parse(String text) {
    return new PipelineText(text, new PipelineParser(text).stages());
  }
}
