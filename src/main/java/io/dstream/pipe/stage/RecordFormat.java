package io.dstream.pipe.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The text format of a record. */
public enum RecordFormat {
  /** A JSON object. */
  JSON("json"),

  /** A line of CSV. */
  CSV("csv"),

  /** A line of CSV; a line with the names of the columns is a header, not a record. */
  CSV_HEADER("csv-header");

  private final String text;

  RecordFormat(String text) {
    this.text = text;
  }

  /** Returns the names of all formats. */
  public static List<String> names() {
    return Arrays.stream(values()).map(RecordFormat::toString).toList();
  }

  /** Returns the format with this name. */
  public static Optional<RecordFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.text.equals(name)).findFirst();
  }

  /** Returns the name of the format on the command line. */
  @Override
  public String toString() {
    return text;
  }
}
