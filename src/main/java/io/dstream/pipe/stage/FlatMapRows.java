package io.dstream.pipe.stage;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Produces a row for each element of the array that a function returns. A null array has no
 * elements.
 *
 * @param output the type of the elements
 */
record FlatMapRows(RowFunction function, StreamType output) implements NarrowStep {
  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    return new Elements(function.compile(), output, rows);
  }

  private static final class Elements implements Iterator<InternalRow> {
    private static final int COLUMNS_OF_A_PAIR = 2;

    private final CompiledFunction function;
    private final StreamType output;
    private final boolean pairs;
    private final Iterator<InternalRow> rows;
    private final GenericInternalRow single = new GenericInternalRow(1);
    private final GenericInternalRow nullPair = new GenericInternalRow(COLUMNS_OF_A_PAIR);
    private ArrayData array;
    private int elements;
    private int next;

    Elements(CompiledFunction function, StreamType output, Iterator<InternalRow> rows) {
      this.function = function;
      this.output = output;
      this.pairs = output.isPair();
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next == elements && rows.hasNext()) {
        InternalRow row = function.apply(rows.next());
        array = row.isNullAt(0) ? null : row.getArray(0);
        elements = array == null ? 0 : array.numElements();
        next = 0;
      }
      return next < elements;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int element = next++;
      if (pairs) {
        return array.isNullAt(element) ? nullPair : array.getStruct(element, COLUMNS_OF_A_PAIR);
      }
      single.update(0, array.isNullAt(element) ? null : array.get(element, output.element()));
      return single;
    }
  }
}
