package io.dstream.pipe.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** An argument of a stage. */
public sealed interface Argument {
  /** Returns the place of the argument in the text. */
  TextRange at();

  /** Returns the kind of argument for messages, such as {@code a function}. */
  String kind();

  /**
   * A function: {@code (a, b) -> a + b}.
   *
   * @param body a Spark SQL expression over the parameters, without comments
   * @param bodyAt the place of the body, whose characters are those of {@code body}, one by one
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

  /** Another stream: the name of a source and the stages after it: {@code users | map(u -> …)}. */
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

  /** An argument that could not be read. */
  record Unreadable(TextRange at) implements Argument {
    @Override
    public String kind() {
      return "a mistake";
    }
  }
}
