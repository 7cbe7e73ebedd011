package io.dstream.pipe.keyed;

import io.dstream.pipe.function.TextBytes;
import io.dstream.text.WordCounter;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts texts for {@code countByValue()} and {@code map(w -> (w, 1)) | reduceByKey(_ + _)} with
 * the kernel that counts words. Every occurrence of a text adds the same number, so neither rows
 * nor compiled functions are needed.
 */
final class TextCounter implements Collector {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Aggregation aggregation;
  private final int text;
  private final int step;
  private final RowPacker packer;
  private final WordCounter counter = new WordCounter();

  /** Copies of the texts that wait in the counter, as the rows that they belong to change. */
  private byte[] buffer = new byte[BUFFER_BYTES];

  private int used;
  private long nulls;

  private TextCounter(Aggregation aggregation, int text, int step, RowPacker packer) {
    this.aggregation = aggregation;
    this.text = text;
    this.step = step;
    this.packer = packer;
  }

  /** Returns a counter if the aggregation counts texts; otherwise empty. */
  static Optional<Collector> of(Aggregation aggregation, RowPacker packer) {
    if (aggregation.add() != null
        || aggregation.key().pickedText().isEmpty()
        || !sums(aggregation.merge().columns().get(0))
        || !(aggregation.value().columns().get(0) instanceof Literal each)
        || !(each.value() instanceof Number step)
        || step.longValue() < 1
        || step.longValue() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int text = aggregation.key().pickedText().getAsInt();
    return Optional.of(new TextCounter(aggregation, text, step.intValue(), packer));
  }

  private static boolean sums(Expression merge) {
    return merge instanceof Add sum
        && isWhole(sum.dataType())
        && sum.left() instanceof BoundReference left
        && sum.right() instanceof BoundReference right
        && left.ordinal() + right.ordinal() == 1;
  }

  private static boolean isWhole(DataType type) {
    return type.equals(DataTypes.IntegerType) || type.equals(DataTypes.LongType);
  }

  @Override
  public void add(InternalRow row) {
    if (row.isNullAt(text)) {
      nulls += step;
      return;
    }
    UTF8String key = row.getUTF8String(text);
    int length = key.numBytes();
    if (used + length > buffer.length) {
      makeRoom(length);
    }
    RowBytes.copyText(TextBytes.array(key), TextBytes.from(key), length, buffer, used);
    counter.accept(buffer, used, used + length, step);
    used += length;
  }

  private void makeRoom(int length) {
    counter.flush();
    used = 0;
    if (length > buffer.length || buffer.length > BUFFER_BYTES) {
      buffer = new byte[Math.max(length, BUFFER_BYTES)];
    }
  }

  @Override
  public long memory() {
    return counter.memory();
  }

  @Override
  public List<GroupRows> take() {
    counter.flush();
    Pairs pairs = new Pairs();
    counter.forEach(pairs::add);
    if (nulls > 0) {
      pairs.addNull();
    }
    counter.clear();
    nulls = 0;
    used = 0;
    return packer.take();
  }

  /** Converts texts and their sums to pairs of rows. */
  private final class Pairs {
    private final boolean narrow =
        aggregation.merge().columns().get(0).dataType().equals(DataTypes.IntegerType);
    private final UnsafeRow key = new UnsafeRow(1);
    private final UnsafeRow value = number();
    private byte[] bytes = new byte[BUFFER_BYTES];

    private static UnsafeRow number() {
      UnsafeRow row = new UnsafeRow(1);
      row.pointTo(new byte[2 * Long.BYTES], 2 * Long.BYTES);
      return row;
    }

    void add(byte[] word, int from, int to, long count) {
      int size = RowBytes.sizeOfText(to - from);
      if (size > bytes.length) {
        bytes = new byte[size];
      }
      RowBytes.writeText(word, from, to, bytes, Platform.BYTE_ARRAY_OFFSET);
      key.pointTo(bytes, size);
      packer.add(key, sum(count));
    }

    void addNull() {
      key.pointTo(new byte[2 * Long.BYTES], 2 * Long.BYTES);
      key.setNullAt(0);
      packer.add(key, sum(nulls));
    }

    private UnsafeRow sum(long count) {
      if (!narrow) {
        value.setLong(0, count);
        return value;
      }
      boolean fits = count <= Integer.MAX_VALUE;
      value.setInt(0, fits ? (int) count : Integer.MAX_VALUE);
      return fits ? value : withOneMore();
    }

    /** Adds to the largest number, so the function throws its own overflow error with its stage. */
    private UnsafeRow withOneMore() {
      UnsafeRow added = number();
      added.setInt(0, step);
      return aggregation.merge().compile().apply(new JoinedRow(value, added));
    }
  }
}
