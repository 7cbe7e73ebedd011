package io.dstream.pipe.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A stage as written, not yet checked: {@code reduceByKey((a, b) -> a + b, 8)}.
 *
 * @param text the whole stage, without comments
 * @param at the place from the name to the closing bracket
 * @param nameAt the place of the name
 */
public record StageCall(
    String name, String text, List<Argument> arguments, TextRange at, TextRange nameAt) {
  public StageCall {
    arguments = List.copyOf(arguments);
  }

  /** Creates a placeholder for text that is not a stage. */
  static StageCall none(TextRange at) {
    return new StageCall("", "", List.of(), at, at);
  }

  /** Returns whether there is more than a name. */
  public boolean hasBrackets() {
    return !text.equals(name);
  }

  /** Returns whether the whole stage could be read. */
  public boolean isComplete() {
    return hasBrackets() && arguments.stream().noneMatch(Argument.Unreadable.class::isInstance);
  }

  /** Returns the functions among the arguments. */
  public List<Argument.Function> functions() {
    return argumentsOf(Argument.Function.class);
  }

  /** Returns the streams among the arguments. */
  public List<Argument.Stream> streams() {
    return argumentsOf(Argument.Stream.class);
  }

  /** Returns the durations among the arguments. */
  public List<Argument.Interval> intervals() {
    return argumentsOf(Argument.Interval.class);
  }

  private <A extends Argument> List<A> argumentsOf(Class<A> kind) {
    return arguments.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns the stage on one line. Its lines are stripped and joined with single spaces. */
  public String oneLine() {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
