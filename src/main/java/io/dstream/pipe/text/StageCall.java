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

  /** The stage on one line, with single spaces outside of quotes as they were written. */
  public String oneLine() {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
