package io.dstream.pipe.stage;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;

/**
 * Produces a pair for each element of the array that a function returns. A null array has no
 * elements.
 *
 * @param keyAndArray the key and the array, as two columns
 * @param element the type of the elements
 */
record FlatMapValuesRows(RowFunction keyAndArray, DataType element) implements NarrowStep {
  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    return new Elements(keyAndArray, element, rows);
  }

  private static final class Elements implements Iterator<InternalRow> {
    private final CompiledFunction function;
    private final DataType key;
    private final DataType element;
    private final Iterator<InternalRow> rows;
    private final GenericInternalRow pair = new GenericInternalRow(2);
    private ArrayData array;
    private int elements;
    private int next;

    Elements(RowFunction keyAndArray, DataType element, Iterator<InternalRow> rows) {
      this.function = keyAndArray.compile();
      this.key = keyAndArray.columns().get(0).dataType();
      this.element = element;
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next == elements && rows.hasNext()) {
        InternalRow row = function.apply(rows.next());
        pair.update(0, row.isNullAt(0) ? null : row.get(0, key));
        array = row.isNullAt(1) ? null : row.getArray(1);
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
      pair.update(1, array.isNullAt(next) ? null : array.get(next, element));
      next++;
      return pair;
    }
  }
}
