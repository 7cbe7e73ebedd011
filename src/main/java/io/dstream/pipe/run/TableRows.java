package io.dstream.pipe.run;

import io.dstream.pipe.stage.NarrowChain;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** Converts the rows of a table to struct elements and applies the narrow stages after it. */
record TableRows(NarrowChain next) implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    GenericInternalRow element = new GenericInternalRow(1);
    return next.over(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public InternalRow next() {
            element.update(0, rows.next());
            return element;
          }
        });
  }
}
