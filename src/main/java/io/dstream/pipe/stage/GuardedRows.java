package io.dstream.pipe.stage;

import io.dstream.spec.DstreamException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Applies narrow steps to rows and passes the rows on which a step fails to {@link FailedRows}.
 * Failures before these steps, such as in a merge, are rethrown.
 */
final class GuardedRows implements Iterator<InternalRow> {
  private final Before before;
  private final Iterator<InternalRow> made;
  private final FailedRows failures;
  private InternalRow ahead;

  GuardedRows(
      Iterator<InternalRow> rows, UnaryOperator<Iterator<InternalRow>> steps, FailedRows failures) {
    this.before = new Before(rows);
    this.made = steps.apply(before);
    this.failures = failures;
  }

  @Override
  public boolean hasNext() {
    while (ahead == null) {
      try {
        if (!made.hasNext()) {
          return false;
        }
        InternalRow row = made.next();
        ahead = failures.alone() ? null : row;
      } catch (DstreamException failure) {
        if (before.failed) {
          throw failure;
        }
        ahead = failures.failed(before.last, failure).orElse(null);
      }
    }
    return true;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow row = ahead;
    ahead = null;
    return row;
  }

  /** The input rows of the steps. It remembers the last one. */
  private static final class Before implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private InternalRow last;
    private boolean failed;

    Before(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      failed = true; // reset if the call below returns
      boolean more = rows.hasNext();
      failed = false;
      return more;
    }

    @Override
    public InternalRow next() {
      failed = true;
      last = rows.next();
      failed = false;
      return last;
    }
  }
}
