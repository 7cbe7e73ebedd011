package io.dstream.pipe.keyed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * Pairs of a key and a value in one array, as they go through a shuffle and into files: for each
 * pair the size of the key and of the value in bytes (two little-endian integers), then the bytes
 * of both, which are those of a Spark {@link UnsafeRow} with one column. Never changed after
 * construction.
 */
public final class PackedRows implements Externalizable, KnownSizeEstimation {
  private static final long serialVersionUID = 1L;

  /** What stands before the bytes of a pair. */
  static final int HEADER_BYTES = 2 * Integer.BYTES;

  private static final long OBJECT_BYTES = 40;

  /** No pairs. */
  public static final PackedRows EMPTY = new PackedRows(new byte[0]);

  private byte[] bytes;

  /** For deserialization only. */
  public PackedRows() {
    this(new byte[0]);
  }

  /** Pairs as {@link #bytes} gives them; the array must not change from now on. */
  public PackedRows(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The array that holds the pairs, not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are, and the bytes. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** What {@link #writeTo} wrote. */
  public static PackedRows readFrom(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new PackedRows(bytes);
  }

  @Override
  public long estimatedSize() {
    return OBJECT_BYTES + bytes.length;
  }

  /** A view of the pairs, which stands before the first one. */
  public Cursor cursor() {
    return new Cursor(bytes);
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    writeTo(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    bytes = new byte[in.readInt()];
    in.readFully(bytes);
  }

  /** Goes from pair to pair. Key and value are views that move on with it. */
  public static final class Cursor {
    private final byte[] bytes;
    private final ByteBuffer sizes;
    private final UnsafeRow key = new UnsafeRow(1);
    private final UnsafeRow value = new UnsafeRow(1);
    private int next;

    private Cursor(byte[] bytes) {
      this.bytes = bytes;
      this.sizes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next pair; whether there is one. */
    public boolean advance() {
      if (next == bytes.length) {
        return false;
      }
      int keySize = sizes.getInt(next);
      int valueSize = sizes.getInt(next + Integer.BYTES);
      int at = next + HEADER_BYTES;
      key.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + (long) at, keySize);
      value.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + (long) at + keySize, valueSize);
      next = at + keySize + valueSize;
      return true;
    }

    /** The key of this pair. */
    public UnsafeRow key() {
      return key;
    }

    /** The value of this pair. */
    public UnsafeRow value() {
      return value;
    }

    /** The key as a row of its own, which shares the bytes. */
    UnsafeRow ownKey() {
      return own(key);
    }

    /** The value as a row of its own, which shares the bytes. */
    UnsafeRow ownValue() {
      return own(value);
    }

    private static UnsafeRow own(UnsafeRow view) {
      UnsafeRow row = new UnsafeRow(1);
      row.pointTo(view.getBaseObject(), view.getBaseOffset(), view.getSizeInBytes());
      return row;
    }
  }
}
