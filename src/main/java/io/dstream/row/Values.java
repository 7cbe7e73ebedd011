package io.dstream.row;

import java.util.Arrays;

/** Compares values of rows, whose class {@link ColumnType} specifies. */
final class Values {
  private Values() {}

  /** Compares two values of one column: null first, text by its unsigned bytes. */
  static int compare(Object one, Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    if (one instanceof Long number) {
      return Long.compare(number, (Long) other);
    }
    if (one instanceof Double number) {
      return Double.compare(number, (Double) other);
    }
    return one instanceof Boolean truth
        ? Boolean.compare(truth, (Boolean) other)
        : Arrays.compareUnsigned((byte[]) one, (byte[]) other);
  }
}
