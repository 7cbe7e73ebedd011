package io.dstream.pipe.function;

import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.TextRange;
import io.dstream.spec.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.Option;

/**
 * A text that Spark parses. It converts Spark's line and column to a character range of the
 * enclosing text.
 *
 * @param text the body of a function, a query, or a schema
 * @param at the range of {@code text} in the enclosing text, character by character
 */
public record BodyText(String text, TextRange at) {
  /** Spark's error class for a missing field of a struct. */
  private static final String NO_FIELD = "FIELD_NOT_FOUND";

  /** Returns the body of a function. */
  static BodyText of(Argument.Function function) {
    return new BodyText(function.body(), function.bodyAt());
  }

  /** Returns a text that is not part of another one. */
  public static BodyText whole(String text) {
    return new BodyText(text, new TextRange(0, text.length()));
  }

  /**
   * Returns Spark's error with its position in the text, or the whole text if that is unknown.
   *
   * @param error an error from the parser, the analyzer, or the evaluation of a constant
   */
  public PipelineException mistake(Throwable error) {
    if (!(error instanceof AnalysisException analysis)) {
      return new PipelineException(at, SparkMessages.of(error));
    }
    TextRange place = place(analysis.line(), analysis.startPosition());
    return NO_FIELD.equals(analysis.getErrorClass())
        ? noField(place, analysis.getMessageParameters())
        : new PipelineException(place, SparkMessages.of(error));
  }

  /**
   * Locates the missing field. Spark points to all of {@code pair.value.name}, whose first field
   * may exist.
   */
  private PipelineException noField(TextRange from, Map<String, String> parameters) {
    String name = parameters.get("fieldName").replace("`", "");
    List<String> fields = List.of(parameters.get("fields").replace("`", "").split(", "));
    Matcher written =
        Pattern.compile("\\.\\s*`?(" + Pattern.quote(name) + ")\\b", Pattern.CASE_INSENSITIVE)
            .matcher(text);
    int begin = at.from();
    TextRange place =
        written.find(from.from() - begin)
            ? new TextRange(begin + written.start(1), begin + written.end(1))
            : from;
    return new PipelineException(
        place,
        "there is no field " + name,
        Nearest.hint(name, fields, "fields are " + String.join(", ", fields)));
  }

  /** Returns the range of {@code length} characters from the start of an expression. */
  public TextRange range(Origin origin, int length) {
    return offset(origin.line(), origin.startPosition())
        .map(from -> new TextRange(from, from + length))
        .orElse(at);
  }

  private TextRange place(Option<Object> line, Option<Object> column) {
    return offset(line, column)
        .map(from -> new TextRange(from, from + wordLength(from - at.from())))
        .orElse(at);
  }

  /** Returns the length of the word that starts at an index, at least 1. */
  private int wordLength(int from) {
    int to = from;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '_')) {
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
    String rest = text.substring(start.getAsInt());
    int characters = Math.min((Integer) column.get(), rest.codePointCount(0, rest.length()));
    return Optional.of(at.from() + start.getAsInt() + rest.offsetByCodePoints(0, characters));
  }

  /** Returns the index at which a line starts, counted from 1; empty if there is none. */
  private OptionalInt lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(start);
  }
}
