package io.dstream.bench;

import io.dstream.bench.BenchSpec.Database;
import java.io.Serializable;

/**
 * A plan to store words in a database, batch after batch, in a separate process.
 *
 * @param method the method of storing
 * @param table the table's name; it is created, and dropped at the end
 * @param rows the number of words per batch
 * @param seed the seed of the words
 */
record StorePlan(Method method, Database database, String table, int rows, long seed)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  enum Method {
    /** This program's sink, with the running total of every word. */
    SINK,
    /** The tutorial's method: one statement per row, each in a transaction. */
    ROW_BY_ROW,
    /** A handwritten loop: one connection, with batches that the driver rewrites. */
    LOOP
  }

  /** The result: the median of the batches after the warm-up. */
  record Result(double rowsPerSecond) {}
}
