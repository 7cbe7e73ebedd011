package io.dstream.pipe.stage;

import io.dstream.pipe.function.CompiledPredicate;
import io.dstream.pipe.function.RowFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** Keeps the rows for which a condition holds. */
record FilterRows(RowFunction condition) implements NarrowStep {
  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    CompiledPredicate compiled = condition.compilePredicate();
    return new Iterator<>() {
      private InternalRow found;

      @Override
      public boolean hasNext() {
        while (found == null && rows.hasNext()) {
          InternalRow row = rows.next();
          if (compiled.test(row)) {
            found = row;
          }
        }
        return found != null;
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        InternalRow row = found;
        found = null;
        return row;
      }
    };
  }
}
