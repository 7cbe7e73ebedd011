package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The map side of a keyed stage. It packs the rows of a partition into a few large records by key
 * group instead of one record per key. It emits the collected rows when they reach {@code limit}
 * bytes and then starts again, which bounds the memory of a task.
 */
public final class MapSide implements Iterator<GroupRows> {
  /** The default limit in bytes. */
  public static final long LIMIT_BYTES = 64L << 20;

  private final Iterator<? extends InternalRow> rows;
  private final Collector collector;
  private final long limit;
  private final Deque<GroupRows> ready = new ArrayDeque<>();

  private MapSide(Iterator<? extends InternalRow> rows, Collector collector, long limit) {
    this.rows = rows;
    this.collector = collector;
    this.limit = limit;
  }

  /** Creates a map side that merges the values of each key. */
  public static MapSide combining(
      Aggregation aggregation,
      Iterator<? extends InternalRow> rows,
      KeyPlacement placement,
      int groups,
      long limit) {
    RowPacker packer = RowPacker.ofChunks(placement, groups);
    Collector collector =
        TextCounter.of(aggregation, packer)
            .orElseGet(() -> new Combiner(aggregation.newTable(), packer));
    return new MapSide(rows, collector, limit);
  }

  /** Creates a map side that keeps every value. */
  public static MapSide collecting(
      RowFunction key,
      RowFunction value,
      Iterator<? extends InternalRow> rows,
      KeyPlacement placement,
      int groups,
      long limit) {
    CompiledFunction keys = key.compile();
    CompiledFunction values = value.compile();
    RowPacker packer = RowPacker.ofChunks(placement, groups);
    return new MapSide(
        rows,
        new Collector() {
          @Override
          public void add(InternalRow row) {
            packer.add(keys.apply(row), values.apply(row));
          }

          @Override
          public long memory() {
            return packer.memory();
          }

          @Override
          public List<GroupRows> take() {
            return packer.take();
          }
        },
        limit);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      do {
        collector.add(rows.next());
      } while (rows.hasNext() && collector.memory() < limit);
      ready.addAll(collector.take());
    }
    return !ready.isEmpty();
  }

  @Override
  public GroupRows next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  /** A collector that merges rows in a table and packs the result. */
  private record Combiner(CombineTable table, RowPacker packer) implements Collector {
    @Override
    public void add(InternalRow row) {
      table.add(row);
    }

    @Override
    public long memory() {
      return table.memory();
    }

    @Override
    public List<GroupRows> take() {
      return table.take(packer);
    }
  }
}
