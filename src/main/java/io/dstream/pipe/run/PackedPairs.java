package io.dstream.pipe.run;

import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import scala.Tuple2;

/** Converts packed pairs to rows with two columns and applies the narrow stages after it. */
record PackedPairs(NarrowChain next)
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<Tuple2<Integer, PackedRows>> chunks) {
    return next.over(new RowsOfEach<>(chunks, chunk -> new Rows(chunk._2())));
  }

  /** Returns the pairs of all chunks as rows. */
  static Iterator<InternalRow> rows(Iterator<PackedRows> chunks) {
    return new RowsOfEach<>(chunks, Rows::new);
  }

  private static final class Rows implements Iterator<InternalRow> {
    private final PackedRows.Cursor cursor;
    private final JoinedRow pair = new JoinedRow();
    private boolean ahead;

    Rows(PackedRows chunk) {
      this.cursor = chunk.cursor();
    }

    @Override
    public boolean hasNext() {
      ahead = ahead || cursor.advance();
      return ahead;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ahead = false;
      return pair.apply(cursor.key(), cursor.value());
    }
  }
}
