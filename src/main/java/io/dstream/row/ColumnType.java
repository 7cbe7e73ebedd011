package io.dstream.row;

/**
 * The types of the columns of a result, named as in Spark SQL. Each type has one Java class for its
 * values.
 */
public enum ColumnType {
  /** {@code byte[]}, usually UTF-8, as received. */
  STRING,
  /** {@link Long}: every whole number of up to 64 bits. */
  BIGINT,
  /** {@link Double}: every binary floating-point number. */
  DOUBLE,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@code byte[]}: arrays, maps and structs as JSON text in UTF-8. */
  JSON;

  /** Whether values are numbers, which a result can be ranked by. */
  public boolean isNumber() {
    return this == BIGINT || this == DOUBLE;
  }
}
