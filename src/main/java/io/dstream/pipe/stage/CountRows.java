package io.dstream.pipe.stage;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** Counts the rows of a partition as a BIGINT. An empty partition produces no row. */
record CountRows() implements NarrowStep {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    return new Iterator<>() {
      private long count; // continues after a row on which an earlier step fails
      private boolean given;

      @Override
      public boolean hasNext() {
        while (rows.hasNext()) {
          rows.next();
          count++;
        }
        return count > 0 && !given;
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        given = true;
        return new GenericInternalRow(new Object[] {count});
      }
    };
  }
}
