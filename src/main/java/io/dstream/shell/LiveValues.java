package io.dstream.shell;

import io.dstream.completion.PipelineWords;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Finds values that exist outside of this program, such as topics and tables, for completion. */
public interface LiveValues {
  /**
   * Returns the current names, in the order to show them. It is called on a separate thread, and
   * the user waits no longer than {@link LiveAnswers#PATIENCE} for it.
   *
   * @param command the command that is being typed, with its valid options set
   * @param label the value's name in the usage help, such as {@code TOPIC}
   * @param served the first output lines of the running jobs, the latest job first
   * @return empty when it is no value of that kind
   * @throws Exception when the outside system is unavailable or refuses; nothing is proposed then
   */
  List<String> names(CommandSpec command, String label, List<String> served) throws Exception;

  /** Returns the names that are completed within a pipeline. */
  PipelineWords pipelineWords();
}
