package io.dstream.completion;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The names that a pipeline is made of.
 *
 * @param stages all stages
 * @param streamStages those that take another stream in their brackets
 * @param functions those of Spark SQL that a function's body may call
 */
public record PipelineWords(
    List<String> stages, List<String> streamStages, List<String> functions) {
  public PipelineWords {
    stages = List.copyOf(stages);
    streamStages = List.copyOf(streamStages);
    functions = List.copyOf(functions);
  }

  /** A script with the names where it says {@code @stages}, {@code @streamstages}, … */
  String in(String script) {
    return script
        .replace("@streamstages", String.join(" ", streamStages))
        .replace("@stages", calls(stages))
        .replace("@functions", calls(functions));
  }

  private static String calls(List<String> names) {
    return names.stream().map(name -> name + "(").collect(joining(" "));
  }
}
