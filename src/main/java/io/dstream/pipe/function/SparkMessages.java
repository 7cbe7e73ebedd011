package io.dstream.pipe.function;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.util.BadRecordException;

/** Converts errors of Spark SQL to one sentence for a terminal. */
public final class SparkMessages {
  private static final Pattern ERROR_CLASS = Pattern.compile("^\\[[A-Z_0-9.]+] ");

  /** The position, which carets show, and advice about settings that a pipeline lacks. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "; line \\d+ pos \\d+;?$|\\(line \\d+, pos \\d+\\)$"
              + "| If necessary set \"?spark\\.sql[^ ]*\"? to \"?\\w+\"? to bypass this error\\.?");

  private static final Pattern WORD_BEGINS =
      Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private SparkMessages() {}

  /**
   * Returns the first non-blank line of an error's message, or the name of its class if there is
   * none. If a record cannot be parsed, it uses the parser's error, which is the cause.
   */
  public static String of(Throwable error) {
    Throwable said = error;
    while (isOfParsing(said) && said.getCause() != null) {
      said = said.getCause();
    }
    String message = said.getMessage() == null ? "" : said.getMessage();
    String name = said.getClass().getSimpleName();
    if (isOfParsing(error)) {
      name = words(name);
    }
    return message
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(SparkMessages::sentence)
        .orElse(name);
  }

  /** Converts {@code CannotParseJSONFieldException} to {@code cannot parse JSON field}. */
  private static String words(String name) {
    return Arrays.stream(WORD_BEGINS.split(name.replaceFirst("Exception$", ""), -1))
        .map(word -> word.matches("[A-Z]+") ? word : word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static boolean isOfParsing(Throwable error) {
    return error instanceof BadRecordException
        || (error instanceof SparkThrowable spark
            && spark.getErrorClass() != null
            && spark.getErrorClass().startsWith("MALFORMED_RECORD_IN_PARSING"));
  }

  private static String sentence(String line) {
    String plain = ERROR_CLASS.matcher(line.strip()).replaceFirst("");
    String kept = LEFT_OUT.matcher(plain).replaceAll("").strip();
    return kept.endsWith(".") ? kept.substring(0, kept.length() - 1) : kept;
  }
}
