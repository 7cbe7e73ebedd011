package io.dstream.pipe.run;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/** Concatenates the rows of several items and computes them on demand. */
final class RowsOfEach<T> implements Iterator<InternalRow> {
  private final Iterator<T> things;
  private final Function<T, Iterator<InternalRow>> rowsOf;
  private Iterator<InternalRow> rows = Collections.emptyIterator();

  RowsOfEach(Iterator<T> things, Function<T, Iterator<InternalRow>> rowsOf) {
    this.things = things;
    this.rowsOf = rowsOf;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && things.hasNext()) {
      rows = rowsOf.apply(things.next());
    }
    return rows.hasNext();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
