package io.dstream.pipe.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** Converts numbers to rows with one BIGINT column. */
record NumberRows() implements FlatMapFunction<Iterator<Long>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<Long> numbers) {
    List<InternalRow> rows = new ArrayList<>();
    numbers.forEachRemaining(number -> rows.add(new GenericInternalRow(new Object[] {number})));
    return rows.iterator();
  }
}
