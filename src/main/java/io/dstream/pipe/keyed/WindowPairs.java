package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Iterates over the keys of a {@link WindowTable}, each with the merged parts of its value, or with
 * its only part. A row is valid until the next one is requested.
 */
final class WindowPairs implements Iterator<InternalRow> {
  private final KeyTable table;
  private final CompiledFunction merge;
  private final ValueParts parts = new ValueParts();
  private final JoinedRow values = new JoinedRow();
  private final JoinedRow pair = new JoinedRow();
  private int slot = -1;
  private boolean ahead;

  WindowPairs(KeyTable table, CompiledFunction merge) {
    this.table = table;
    this.merge = merge;
  }

  @Override
  public boolean hasNext() {
    while (!ahead && slot + 1 < table.slots()) {
      slot++;
      ahead = !table.isEmpty(slot) && !parts.read(table.value(slot)).isEmpty();
    }
    return ahead;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ahead = false;
    return pair.apply(table.key(slot), value());
  }

  private UnsafeRow value() {
    if (!ValueParts.isThere(parts.newer())) {
      return parts.older();
    }
    return ValueParts.isThere(parts.older())
        ? merge.apply(values.apply(parts.older(), parts.newer()))
        : parts.newer();
  }
}
