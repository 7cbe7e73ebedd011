package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import io.dstream.spec.MemoryEndedAt;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/** Reports the stage and the values for which a function failed. */
public record FunctionFailure(RowFunction function) {
  /** The length to which values are truncated. */
  private static final int LONGEST_VALUE = 80;

  /** The length to which Spark's messages, which may contain the value, are truncated. */
  private static final int LONGEST_MESSAGE = 400;

  private static final String PARSE = "--parse";
  private static final String LEAVE_OUT =
      "--on-error skip leaves out what cannot be parsed, --on-error dead-letter=DIR keeps it there";

  DstreamException of(Exception cause, InternalRow row) {
    String message = message(function.stage(), cause) + ", for " + values(row);
    return DstreamException.failed(
        message, function.stage().startsWith(PARSE) ? LEAVE_OUT : "", cause);
  }

  /**
   * Returns the failure of a query on a value whose row is unknown; empty if the query failed for
   * another reason.
   */
  public static Optional<DstreamException> ofQuery(String stage, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RuntimeException
          && cause instanceof SparkThrowable spark
          && spark.getErrorClass() != null) {
        return Optional.of(DstreamException.failed(message(stage, cause), failure));
      }
    }
    return Optional.empty();
  }

  private static String message(String stage, Throwable cause) {
    return oneLine(stage) + ": " + cut(SparkMessages.of(cause), LONGEST_MESSAGE);
  }

  private static String oneLine(String stage) {
    return stage.replaceAll("\\s+", " ");
  }

  MemoryEndedAt memoryEnded(InternalRow row) {
    return new MemoryEndedAt(stage() + ", for " + values(row));
  }

  /** Returns the error for memory that ran out with this number of values of a key. */
  MemoryEndedAt memoryEnded(InternalRow row, int number) {
    String key = value(row, 0, function.columns().get(0).dataType());
    return new MemoryEndedAt(
        String.format(
            Locale.ROOT, "%s, for the key %s with %,d values or more", stage(), key, number));
  }

  private String stage() {
    return oneLine(function.stage());
  }

  /** Returns the values of the columns that the function reads. */
  private String values(InternalRow row) {
    TreeMap<Integer, DataType> read = new TreeMap<>();
    function
        .columns()
        .forEach(
            column ->
                Trees.visit(
                    column,
                    node -> {
                      if (node instanceof BoundReference reference) {
                        read.put(reference.ordinal(), reference.dataType());
                      }
                    }));
    StringJoiner values = new StringJoiner(", ");
    read.forEach((index, type) -> values.add(value(row, index, type)));
    return values.toString();
  }

  private static String value(InternalRow row, int index, DataType type) {
    if (row.isNullAt(index)) {
      return "NULL";
    }
    if (type.equals(DataTypes.StringType)) {
      return "'" + cut(row.getUTF8String(index).toString(), LONGEST_VALUE) + "'";
    }
    return type instanceof NumericType || type.equals(DataTypes.BooleanType)
        ? row.get(index, type).toString()
        : "a value of type " + cut(type.sql(), LONGEST_VALUE);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
