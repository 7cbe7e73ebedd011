package io.dstream.pipe.keyed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Collects pairs of a key and a value, packed by the group of the key. */
final class RowPacker {
  private static final int FIRST_BYTES = 1 << 10;

  private final KeyPlacement placement;
  private final byte[][] packed;
  private final int[] used;
  private long memory;

  RowPacker(KeyPlacement placement, int groups) {
    this.placement = placement;
    this.packed = new byte[groups][];
    this.used = new int[groups];
  }

  /** Copies a pair; each is a row of one column. */
  void add(UnsafeRow key, UnsafeRow value) {
    int from = (int) (key.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
    int group = placement.group((byte[]) key.getBaseObject(), from, from + key.getSizeInBytes());
    int at = used[group];
    int end =
        Math.addExact(
            at + PackedRows.HEADER_BYTES,
            Math.addExact(key.getSizeInBytes(), value.getSizeInBytes()));
    byte[] bytes = room(group, end);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(at, key.getSizeInBytes())
        .putInt(at + Integer.BYTES, value.getSizeInBytes());
    long place = Platform.BYTE_ARRAY_OFFSET + (long) at + PackedRows.HEADER_BYTES;
    RowBytes.copy(key, bytes, place);
    RowBytes.copy(value, bytes, place + key.getSizeInBytes());
    used[group] = end;
  }

  private byte[] room(int group, int bytes) {
    byte[] held = packed[group];
    if (held != null && held.length >= bytes) {
      return held;
    }
    int before = held == null ? 0 : held.length;
    int after = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * before, FIRST_BYTES));
    packed[group] = new byte[Math.max(after, bytes)];
    if (held != null) {
      System.arraycopy(held, 0, packed[group], 0, used[group]);
    }
    memory += packed[group].length - before;
    return packed[group];
  }

  /** Bytes held. */
  long memory() {
    return memory;
  }

  /** Hands over what was collected, of one group alone. */
  PackedRows takeOnly() {
    return take().stream().findFirst().map(GroupRows::rows).orElse(PackedRows.EMPTY);
  }

  /** Hands over what was collected, one element per group that has any, and begins anew. */
  List<GroupRows> take() {
    List<GroupRows> rows = new ArrayList<>();
    for (int group = 0; group < packed.length; group++) {
      if (used[group] > 0) {
        rows.add(new GroupRows(group, new PackedRows(Arrays.copyOf(packed[group], used[group]))));
      }
      packed[group] = null;
      used[group] = 0;
    }
    memory = 0;
    return rows;
  }
}
