package io.dstream.bench;

import io.dstream.bench.BenchSpec.Database;
import java.io.Serializable;

/**
 * Words that are stored in a database, batch after batch, in a process of its own.
 *
 * @param method how
 * @param table its name; it is made, and dropped in the end
 * @param rows words of a batch
 * @param seed of the words
 */
record StorePlan(Method method, Database database, String table, int rows, long seed)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  enum Method {
    /** This program's sink: every word's running total. */
    SINK,
    /** The tutorial's: a statement a row, each a transaction. */
    ROW_BY_ROW,
    /** What one writes by hand: one connection, batches that the driver rewrites. */
    LOOP
  }

  /** What came out: the median of the batches after the warm-up. */
  record Result(double rowsPerSecond) {}
}
