package io.dstream.row;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One row of a result: a value for each column of its {@link Schema}, of the class that {@link
 * ColumnType} says, or null.
 */
public record Row(List<Object> values) implements Serializable {
  /** A row of these values; the array, and arrays among them, must not change from now on. */
  public static Row of(Object... values) {
    return new Row(Collections.unmodifiableList(Arrays.asList(values)));
  }

  public Object get(int column) {
    return values.get(column);
  }

  /** How many bytes its texts have. */
  public long textBytes() {
    long bytes = 0;
    for (Object value : values) {
      bytes += value instanceof byte[] text ? text.length : 0;
    }
    return bytes;
  }
}
