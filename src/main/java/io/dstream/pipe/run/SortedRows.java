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
 * The elements of a batch in one order: one task, which sorts on disk where memory ends. Where only
 * the first ones are asked for, each task before it hands on no more than these.
 */
final class SortedRows {
  /** As many first ones as a task keeps in memory; where there are more, all are sorted. */
  private static final long MOST_KEPT = 100_000;

  private SortedRows() {}

  static RowsBefore of(JavaRDD<InternalRow> rows, Step.Sorted sorted) {
    JavaRDD<Tuple2<UnsafeRow, Boolean>> all =
        Rdds.mapPartitions(rows, new ToSort(sorted.columns(), sorted.order(), sorted.limit()));
    JavaRDD<Tuple2<UnsafeRow, Boolean>> inOrder = Rdds.sorted(all, sorted.order().comparator());
    return next -> Rdds.mapPartitions(inOrder, new First(sorted.limit(), next));
  }

  /** The rows that are to be sorted, as keys. */
  private record ToSort(RowFunction columns, RowOrder order, long limit)
      implements FlatMapFunction<Iterator<InternalRow>, Tuple2<UnsafeRow, Boolean>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Tuple2<UnsafeRow, Boolean>> call(Iterator<InternalRow> rows) {
      CompiledFunction compiled = columns.compile();
      Stream<UnsafeRow> all = stream(rows).map(row -> compiled.apply(row).copy());
      Stream<UnsafeRow> kept = limit > MOST_KEPT ? all : first(all).stream();
      return kept.map(row -> new Tuple2<>(row, true)).iterator();
    }

    private static Stream<InternalRow> stream(Iterator<InternalRow> rows) {
      Iterable<InternalRow> once = () -> rows;
      return StreamSupport.stream(once.spliterator(), false);
    }

    private PriorityQueue<UnsafeRow> first(Stream<UnsafeRow> rows) {
      Comparator<UnsafeRow> comparator = order.comparator();
      PriorityQueue<UnsafeRow> lastFirst = new PriorityQueue<>(comparator.reversed());
      rows.forEach(
          row -> {
            lastFirst.add(row);
            if (lastFirst.size() > limit) {
              lastFirst.remove();
            }
          });
      return lastFirst;
    }
  }

  /** The first ones of sorted rows, with the narrow stages after it. */
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
