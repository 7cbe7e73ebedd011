package io.dstream.pipe.keyed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Collects key-value pairs and packs them by key group. Shuffled chunks are kept small, as the
 * sorter that receives them checks its memory only after every 32 of them.
 */
final class RowPacker {
  private static final int FIRST_BYTES = 1 << 10;

  /** The maximum size of a shuffled chunk, unless a single pair is larger. */
  static final int CHUNK_BYTES = 1 << 20;

  private final KeyPlacement placement;
  private final byte[][] packed;
  private final int[] used;
  private final boolean splits;
  private final List<GroupRows> full = new ArrayList<>();
  private long memory;

  private RowPacker(KeyPlacement placement, int groups, boolean splits) {
    this.placement = placement;
    this.splits = splits;
    this.packed = new byte[groups][];
    this.used = new int[groups];
  }

  /** Creates a packer for a shuffle of {@code groups} groups. */
  static RowPacker ofChunks(KeyPlacement placement, int groups) {
    return new RowPacker(placement, groups, true);
  }

  /** Creates a packer that keeps all pairs in one array. */
  static RowPacker ofOne() {
    return new RowPacker((bytes, from, to) -> 0, 1, false);
  }

  /** Copies a pair; key and value are rows with one column. */
  void add(UnsafeRow key, UnsafeRow value) {
    int from = (int) (key.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
    int group = placement.group((byte[]) key.getBaseObject(), from, from + key.getSizeInBytes());
    int size =
        Math.addExact(
            PackedRows.HEADER_BYTES, Math.addExact(key.getSizeInBytes(), value.getSizeInBytes()));
    if (splits && used[group] > 0 && size > CHUNK_BYTES - used[group]) {
      close(group);
    }
    int at = used[group];
    int end = Math.addExact(at, size);
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

  private void close(int group) {
    full.add(new GroupRows(group, new PackedRows(Arrays.copyOf(packed[group], used[group]))));
    memory += used[group] - packed[group].length;
    packed[group] = null;
    used[group] = 0;
  }

  /** Returns the size in bytes. */
  long memory() {
    return memory;
  }

  /** Returns the collected pairs of the only group and clears the packer. */
  PackedRows takeOnly() {
    return take().stream().findFirst().map(GroupRows::rows).orElse(PackedRows.EMPTY);
  }

  /** Returns the collected pairs, in one or more chunks per group, and clears the packer. */
  List<GroupRows> take() {
    for (int group = 0; group < packed.length; group++) {
      if (used[group] > 0) {
        close(group);
      }
    }
    List<GroupRows> rows = new ArrayList<>(full);
    full.clear();
    memory = 0;
    return rows;
  }
}
