package io.dstream.pipe.run;

import io.dstream.pipe.function.FunctionFailure;
import io.dstream.pipe.stage.NarrowChain;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows of a query, followed by narrow stages. A failure after the query's last shuffle names
 * the stage in its task. A failure before a shuffle names it after the batch has failed.
 */
record QueryRows(String stage, NarrowChain next)
    implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return next.over(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return named(rows::hasNext);
          }

          @Override
          public InternalRow next() {
            return named(rows::next);
          }
        });
  }

  private <T> T named(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw FunctionFailure.ofQuery(stage, e).<RuntimeException>map(told -> told).orElse(e);
    }
  }
}
