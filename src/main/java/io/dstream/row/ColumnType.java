package io.dstream.row;

/**
 * The types that a column of a result may have, by the names that Spark SQL gives them. Each type
 * has one Java class for its values.
 */
public enum ColumnType {
  /** {@code byte[]}, usually UTF-8, as it came in. */
  STRING,
  /** {@link Long}: every whole number of up to 64 bits. */
  BIGINT,
  /** {@link Double}: every binary floating-point number. */
  DOUBLE,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@code byte[]}: arrays, maps and structs as JSON text in UTF-8. */
  JSON;

  /** Whether values have an order of size. */
  public boolean isNumber() {
    return this == BIGINT || this == DOUBLE;
  }
}
