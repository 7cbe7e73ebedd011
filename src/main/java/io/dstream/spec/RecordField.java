package io.dstream.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a record may have beside its value. */
public enum RecordField {
  KEY,
  TIMESTAMP,
  TOPIC,
  PARTITION,
  OFFSET,
  HEADERS,
  FILE;

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(RecordField::toString).toList();
  }

  /**
   * The field of this name.
   *
   * @param option names the option in the error
   * @throws DstreamException wrong usage, when there is none
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

  /** Its name in a pipeline. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
