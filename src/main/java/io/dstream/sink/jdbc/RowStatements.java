package io.dstream.sink.jdbc;

import java.io.Serializable;

/**
 * The SQL statements for the rows of a table.
 *
 * @param upsert inserts or updates a row; its parameters are the columns of {@link TableShape}
 * @param storedTimes yields the batch times of a key's rows; its parameter is the key's hash
 */
record RowStatements(String upsert, String storedTimes) implements Serializable {
  private static final long serialVersionUID = 1L;
}
