package io.dstream.pipe.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the text of a record is written. */
public enum RecordFormat {
  /** A JSON object. */
  JSON("json"),

  /** A line of CSV. */
  CSV("csv"),

  /** A line of CSV; one that has the names of the columns is no record. */
  CSV_HEADER("csv-header");

  private final String text;

  RecordFormat(String text) {
    this.text = text;
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(RecordFormat::toString).toList();
  }

  /** The format of this name. */
  public static Optional<RecordFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.text.equals(name)).findFirst();
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return text;
  }
}
