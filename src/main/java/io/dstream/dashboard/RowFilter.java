package io.dstream.dashboard;

import io.dstream.pipe.row.RowCondition;
import io.dstream.pipe.text.PipelineException;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.spec.DstreamException;

/** A condition on rows; two filters with the same text are equal. Thread-safe. */
public final class RowFilter {
  private static final int LONGEST = 1_000;

  private final String text;
  private final RowCondition.Compiled condition;

  private RowFilter(String text, RowCondition.Compiled condition) {
    this.text = text;
    this.condition = condition;
  }

  /**
   * Resolves an expression of Spark SQL over the columns of {@code schema}.
   *
   * @throws DstreamException when it is invalid, too long, or may take too much time or memory
   */
  static RowFilter of(String text, Schema schema) {
    if (text.length() > LONGEST) {
      throw DstreamException.usage("query has more than " + LONGEST + " characters");
    }
    try {
      return new RowFilter(text, RowCondition.ofBoundedCost("query", text, schema).interpreted());
    } catch (PipelineException e) {
      throw e.in("query", text);
    } catch (StackOverflowError e) { // hundreds of nested brackets
      throw DstreamException.usage("query is nested too deeply");
    }
  }

  /** Returns whether a row meets the condition; false if it fails, for example by an overflow. */
  synchronized boolean holds(Row row) {
    try {
      return condition.test(row);
    } catch (DstreamException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowFilter filter && filter.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
