package io.dstream.row;

import java.io.Serializable;
import java.util.List;

/**
 * One row of a result: a value for each column of its {@link Schema}. Values are {@code byte[]}
 * (text, usually UTF-8, as it came in), {@link Long}, {@link Double}, {@link Boolean} or {@link
 * String}.
 */
public record Row(List<Object> values) implements Serializable {
  /** A row of these values; the arrays among them must not change from now on. */
  public static Row of(Object... values) {
    return new Row(List.of(values));
  }

  public Object get(int column) {
    return values.get(column);
  }
}
