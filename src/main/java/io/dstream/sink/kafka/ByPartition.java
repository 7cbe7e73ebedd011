package io.dstream.sink.kafka;

import io.dstream.row.ColumnType;
import io.dstream.row.Escapes;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Makes records from rows and assigns each to a partition of the topic. The partition depends only
 * on the row, so a batch that is recomputed sends the same rows to each partition. A record with a
 * key goes where Kafka's own clients would put it. A record without a key goes by the hash of the
 * row's STRING, BIGINT and BOOLEAN values. DOUBLE values are left out because their last digits may
 * depend on the order of additions.
 *
 * @param time the batch time as text
 */
record ByPartition(RecordFormat format, int partitions, String time)
    implements FlatMapFunction<Iterator<RowBlock>, Tuple2<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** The number of bytes that are collected per partition before they are handed on. */
  private static final int CHUNK = 64 << 10;

  @Override
  public Iterator<Tuple2<Integer, byte[]>> call(Iterator<RowBlock> blocks) {
    return new Chunks(blocks);
  }

  /** Returns the partition of a row, from 0. */
  int partition(Row row, byte[] key) {
    return Utils.toPositive(key == null ? hash(row) : Utils.murmur2(key)) % partitions;
  }

  private int hash(Row row) {
    int hash = 1;
    for (int column = 0; column < row.values().size(); column++) {
      ColumnType type = format.schema().columns().get(column).type();
      Object value = row.get(column);
      if (value != null && type != ColumnType.DOUBLE && type != ColumnType.JSON) {
        hash = 31 * hash + Utils.murmur2(Escapes.bytes(value));
      }
    }
    return hash;
  }

  private final class Chunks implements Iterator<Tuple2<Integer, byte[]>> {
    private final Iterator<RowBlock> blocks;
    private final PackedRecords[] packed;
    private final Deque<Integer> full = new ArrayDeque<>();
    private Iterator<Row> rows;

    Chunks(Iterator<RowBlock> blocks) {
      this.blocks = blocks;
      this.packed =
          IntStream.range(0, partitions)
              .mapToObj(partition -> new PackedRecords())
              .toArray(PackedRecords[]::new);
    }

    @Override
    public boolean hasNext() {
      while (full.isEmpty() && gather()) {
        // Continue until a chunk is full, or there are no more rows.
      }
      if (full.isEmpty()) {
        IntStream.range(0, partitions).filter(p -> packed[p].size() > 0).forEach(full::add);
      }
      return !full.isEmpty();
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int partition = full.remove();
      return new Tuple2<>(partition, packed[partition].take());
    }

    /** Adds the next row to its partition; returns false when there is none. */
    private boolean gather() {
      while (rows == null || !rows.hasNext()) {
        if (!blocks.hasNext()) {
          return false;
        }
        rows = blocks.next().rows();
      }
      Row row = rows.next();
      byte[] key = format.key(row);
      int partition = partition(row, key);
      packed[partition].add(key, format.value(row, time));
      if (packed[partition].size() >= CHUNK) {
        full.add(partition);
      }
      return true;
    }
  }
}
