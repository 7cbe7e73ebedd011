package io.dstream.pipe.stage;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** Produces one row for each row. */
record MapRows(RowFunction function) implements NarrowStep {
  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    CompiledFunction compiled = function.compile();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return compiled.apply(rows.next());
      }
    };
  }
}
