package io.dstream.shell;

import io.dstream.completion.PipelineWords;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Values that exist outside of this program, such as topics and tables, for completion. */
public interface LiveValues {
  /**
   * The names there are now, in the order to show them. It is called on a thread of its own, and
   * what comes later than {@link LiveAnswers#PATIENCE} is of no use to who waits.
   *
   * @param command the command that is being typed, its options set as far as they make sense
   * @param label the value's name in the usage help, such as {@code TOPIC}
   * @param served what running jobs said at their beginning, the latest job first
   * @return empty when it is no value of that kind
   * @throws Exception when who could say it is away or refuses: then there is nothing to propose
   */
  List<String> names(CommandSpec command, String label, List<String> served) throws Exception;

  /** The names that are completed within a pipeline. */
  PipelineWords pipelineWords();
}
