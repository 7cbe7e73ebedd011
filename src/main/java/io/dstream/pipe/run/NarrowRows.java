package io.dstream.pipe.run;

import io.dstream.pipe.stage.NarrowChain;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Applies narrow stages to rows. */
record NarrowRows(NarrowChain chain)
    implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return chain.over(rows);
  }
}
