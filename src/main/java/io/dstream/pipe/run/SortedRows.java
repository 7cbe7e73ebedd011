package io.dstream.pipe.run;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.RowOrder;
import io.dstream.pipe.stage.Step;
import io.dstream.spark.Rdds;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Tuple2;

/**
 * Sorts the elements of a batch in one task, which spills to disk when memory is short. If only the
 * first elements are needed, each task before it passes on no more than these.
 */
final class SortedRows {
  /** If the first rows of a task exceed this size, it passes on its remaining rows as well. */
  private static final long MOST_BYTES = 32L << 20;

  /** The estimated object overhead of a row in bytes. */
  private static final long OBJECT_BYTES = 64;

  private SortedRows() {}

  static RowsBefore of(JavaRDD<InternalRow> rows, Step.Sorted sorted) {
    JavaRDD<Tuple2<UnsafeRow, Boolean>> all =
        Rdds.mapPartitions(rows, new ToSort(sorted.columns(), sorted.order(), sorted.limit()));
    JavaRDD<Tuple2<UnsafeRow, Boolean>> inOrder = Rdds.sorted(all, sorted.order().comparator());
    return next -> Rdds.mapPartitions(inOrder, new First(sorted.limit(), next));
  }

  /** Converts the rows to sort to keys. */
  private record ToSort(RowFunction columns, RowOrder order, long limit)
      implements FlatMapFunction<Iterator<InternalRow>, Tuple2<UnsafeRow, Boolean>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Tuple2<UnsafeRow, Boolean>> call(Iterator<InternalRow> rows) {
      CompiledFunction compiled = columns.compile();
      Iterator<UnsafeRow> all = stream(rows).map(row -> compiled.apply(row).copy()).iterator();
      return first(all).map(row -> new Tuple2<>(row, true)).iterator();
    }

    private static <T> Stream<T> stream(Iterator<T> rows) {
      Iterable<T> once = () -> rows;
      return StreamSupport.stream(once.spliterator(), false);
    }

    private Stream<UnsafeRow> first(Iterator<UnsafeRow> rows) {
      if (limit == Long.MAX_VALUE) {
        return stream(rows);
      }
      Comparator<UnsafeRow> comparator = order.comparator();
      PriorityQueue<UnsafeRow> lastFirst = new PriorityQueue<>(comparator.reversed());
      long bytes = 0;
      while (rows.hasNext() && bytes < MOST_BYTES) {
        UnsafeRow row = rows.next();
        lastFirst.add(row);
        bytes += OBJECT_BYTES + row.getSizeInBytes();
        if (lastFirst.size() > limit) {
          bytes -= OBJECT_BYTES + lastFirst.remove().getSizeInBytes();
        }
      }
      return Stream.concat(lastFirst.stream(), stream(rows));
    }
  }

  /** Returns the first of the sorted rows and applies the narrow stages after it. */
  private record First(long limit, NarrowChain next)
      implements FlatMapFunction<Iterator<Tuple2<UnsafeRow, Boolean>>, InternalRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<InternalRow> call(Iterator<Tuple2<UnsafeRow, Boolean>> sorted) {
      return next.over(
          new Iterator<>() {
            private long left = limit;

            @Override
            public boolean hasNext() {
              return left > 0 && sorted.hasNext();
            }

            @Override
            public InternalRow next() {
              left--;
              return sorted.next()._1();
            }
          });
    }
  }
}
