package io.dstream.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fields that a record may have besides its value. */
public enum RecordField {
  KEY,
  TIMESTAMP,
  TOPIC,
  PARTITION,
  OFFSET,
  HEADERS,
  FILE;

  /** Returns the names of all fields. */
  public static List<String> names() {
    return Arrays.stream(values()).map(RecordField::toString).toList();
  }

  /**
   * Returns the field with this name.
   *
   * @param option the option to name in the error
   * @throws DstreamException wrong usage, when there is no such field
   */
  public static RecordField named(String name, String option) {
    return Arrays.stream(values())
        .filter(field -> field.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                DstreamException.usage(
                    option + ": there is no field '" + name + "'",
                    Nearest.hint(name, names(), "fields are " + String.join(", ", names()))));
  }

  /** Returns the field's name in a pipeline. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
