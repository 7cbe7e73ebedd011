package io.dstream.completion;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The names that occur in pipelines.
 *
 * @param stages all stages
 * @param streamStages the stages that take another stream in their brackets
 * @param functions the Spark SQL functions that a function's body may call
 */
public record PipelineWords(
    List<String> stages, List<String> streamStages, List<String> functions) {
  public PipelineWords {
    stages = List.copyOf(stages);
    streamStages = List.copyOf(streamStages);
    functions = List.copyOf(functions);
  }

  /** Puts the names into a script, in place of {@code @stages}, {@code @streamstages}, … */
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
