package io.dstream.pipe.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A stage as it is written, not yet checked: {@code reduceByKey((a, b) -> a + b, 8)}.
 *
 * @param text all of it, without comments
 * @param at from the name to the closing bracket
 * @param nameAt the name alone
 */
public record StageCall(
    String name, String text, List<Argument> arguments, TextRange at, TextRange nameAt) {
  public StageCall {
    arguments = List.copyOf(arguments);
  }

  /** What stands where a stage should be, and is none. */
  static StageCall none(TextRange at) {
    return new StageCall("", "", List.of(), at, at);
  }

  /** Whether there is more than a name. */
  public boolean hasBrackets() {
    return !text.equals(name);
  }

  /** Whether all of it could be read. */
  public boolean isComplete() {
    return hasBrackets() && arguments.stream().noneMatch(Argument.Unreadable.class::isInstance);
  }

  /** The functions among its arguments. */
  public List<Argument.Function> functions() {
    return argumentsOf(Argument.Function.class);
  }

  /** The streams among its arguments. */
  public List<Argument.Stream> streams() {
    return argumentsOf(Argument.Stream.class);
  }

  /** The durations among its arguments. */
  public List<Argument.Interval> intervals() {
    return argumentsOf(Argument.Interval.class);
  }

  private <A extends Argument> List<A> argumentsOf(Class<A> kind) {
    return arguments.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The stage on one line, with single spaces outside of quotes as they were written. */
  public String oneLine() {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
