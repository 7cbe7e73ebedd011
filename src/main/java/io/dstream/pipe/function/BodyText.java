package io.dstream.pipe.function;

import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.TextRange;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.Option;

/** Places in the body of a function: from Spark's line and column to the pipeline's characters. */
record BodyText(Argument.Function function) {
  /**
   * What Spark says of the body, with its place where Spark knows it; else the body's.
   *
   * @param error from the parser, the analyzer, or the evaluation of a constant
   */
  PipelineException mistake(Throwable error) {
    TextRange at =
        error instanceof AnalysisException analysis
            ? place(analysis.line(), analysis.startPosition())
            : function.bodyAt();
    return new PipelineException(at, SparkMessages.of(error));
  }

  /** The place of an expression: {@code length} characters from where it begins. */
  TextRange range(Origin origin, int length) {
    return offset(origin.line(), origin.startPosition())
        .map(from -> new TextRange(from, from + length))
        .orElse(function.bodyAt());
  }

  private TextRange place(Option<Object> line, Option<Object> column) {
    return offset(line, column)
        .map(from -> new TextRange(from, from + wordLength(from - function.bodyAt().from())))
        .orElse(function.bodyAt());
  }

  /** The word that begins there, at least one character. */
  private int wordLength(int from) {
    int to = from;
    while (to < function.body().length()
        && (Character.isLetterOrDigit(function.body().charAt(to))
            || function.body().charAt(to) == '_')) {
      to++;
    }
    return Math.max(1, to - from);
  }

  private Optional<Integer> offset(Option<Object> line, Option<Object> column) {
    if (!line.isDefined() || !column.isDefined()) {
      return Optional.empty();
    }
    OptionalInt start = lineStart((Integer) line.get());
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String rest = function.body().substring(start.getAsInt());
    int characters = Math.min((Integer) column.get(), rest.codePointCount(0, rest.length()));
    return Optional.of(
        function.bodyAt().from() + start.getAsInt() + rest.offsetByCodePoints(0, characters));
  }

  /** Lines count from 1. */
  private OptionalInt lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = function.body().indexOf('\n', start) + 1;
      if (start == 0) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(start);
  }
}
