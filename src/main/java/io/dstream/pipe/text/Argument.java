package io.dstream.pipe.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What stands in the brackets of a stage. */
public sealed interface Argument {
  /** Its characters. */
  TextRange at();

  /** What it is, for messages: {@code a function}. */
  String kind();

  /**
   * A function: {@code (a, b) -> a + b}.
   *
   * @param body a Spark SQL expression over the parameters, without comments
   * @param bodyAt the place of the body: its characters are those of {@code body}, one by one
   */
  record Function(List<Parameter> parameters, String body, TextRange bodyAt, TextRange at)
      implements Argument {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String kind() {
      return "a function";
    }
  }

  /** A query: {@code SELECT key, count(*) FROM this GROUP BY key}, without comments. */
  record Query(String text, TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a query";
    }
  }

  /** Another stream: the name of a source, and stages after it: {@code users | map(u -> …)}. */
  record Stream(PipelineText pipeline, TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a stream";
    }
  }

  /** A parameter of a function. */
  record Parameter(String name, TextRange at) {}

  /** A duration: {@code 10s}. */
  record Interval(Duration duration, TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a duration";
    }
  }

  /** A whole number: {@code 8}. */
  record WholeNumber(long value, TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a whole number";
    }
  }

  /** A decimal number: {@code 0.1}. */
  record Decimal(BigDecimal value, TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a decimal number";
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(boolean value, TextRange at) implements Argument {
    @Override
    public String kind() {
      return String.valueOf(value);
    }
  }

  /** One that is none, which its mistake says. */
  record Unreadable(TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a mistake";
    }
  }
}
