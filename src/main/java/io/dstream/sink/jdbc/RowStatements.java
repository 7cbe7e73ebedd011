package io.dstream.sink.jdbc;

import java.io.Serializable;

/**
 * What is sent to the database for the rows of a table.
 *
 * @param upsert puts a row in; its parameters are the columns in the order of {@link Column}
 * @param storedTimes yields the batch times of a word's rows; its parameter is the word's hash
 */
record RowStatements(String upsert, String storedTimes) implements Serializable {
  private static final long serialVersionUID = 1L;
}
