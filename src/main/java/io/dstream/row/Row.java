package io.dstream.row;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One row of a result. It has one value per column of its {@link Schema}: null, or an object of the
 * class that {@link ColumnType} specifies.
 */
public record Row(List<Object> values) implements Serializable {
  /** Creates a row of these values; the array, and arrays in it, must not change afterwards. */
  public static Row of(Object... values) {
    return new Row(Collections.unmodifiableList(Arrays.asList(values)));
  }

  public Object get(int column) {
    return values.get(column);
  }

  /** Returns the total number of bytes of its texts. */
  public long textBytes() {
    long bytes = 0;
    for (Object value : values) {
      bytes += value instanceof byte[] text ? text.length : 0;
    }
    return bytes;
  }
}
