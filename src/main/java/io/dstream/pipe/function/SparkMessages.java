package io.dstream.pipe.function;

import java.util.regex.Pattern;

/** What Spark SQL says is wrong, as one sentence for a terminal. */
public final class SparkMessages {
  private static final Pattern ERROR_CLASS = Pattern.compile("^\\[[A-Z_0-9.]+] ");

  /** The place, which carets show, and advice about settings that a pipeline does not have. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "; line \\d+ pos \\d+;?$|\\(line \\d+, pos \\d+\\)$"
              + "| If necessary set \"?spark\\.sql[^ ]*\"? to \"?\\w+\"? to bypass this error\\.?");

  private SparkMessages() {}

  /** The first line of an error's message that says something, else the name of its class. */
  public static String of(Throwable error) {
    String message = error.getMessage() == null ? "" : error.getMessage();
    return message
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(SparkMessages::sentence)
        .orElseGet(() -> error.getClass().getSimpleName());
  }

  private static String sentence(String line) {
    String plain = ERROR_CLASS.matcher(line.strip()).replaceFirst("");
    String kept = LEFT_OUT.matcher(plain).replaceAll("").strip();
    return kept.endsWith(".") ? kept.substring(0, kept.length() - 1) : kept;
  }
}
