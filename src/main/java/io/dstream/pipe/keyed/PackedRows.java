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
 * Key-value pairs in one array, in the format of shuffle data and files. Each pair begins with the
 * sizes of the key and of the value in bytes (two little-endian integers). The bytes of both
 * follow, each a Spark {@link UnsafeRow} with one column. Never changed after construction.
 */
public final class PackedRows implements Externalizable, KnownSizeEstimation {
  private static final long serialVersionUID = 1L;

  /** The size of the header of a pair. */
  static final int HEADER_BYTES = 2 * Integer.BYTES;

  private static final long OBJECT_BYTES = 40;

  /** No pairs. */
  public static final PackedRows EMPTY = new PackedRows(new byte[0]);

  private byte[] bytes;

  /** For deserialization only. */
  public PackedRows() {
    this(new byte[0]);
  }

  /** Creates pairs from what {@link #bytes} returned; the array must not change afterwards. */
  public PackedRows(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the array that holds the pairs. Do not write to it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Writes the number of bytes and the bytes. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static PackedRows readFrom(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new PackedRows(bytes);
  }

  @Override
  public long estimatedSize() {
    return OBJECT_BYTES + bytes.length;
  }

  /** Returns a cursor before the first pair. */
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

  /** Iterates over pairs. Key and value are views that move with the cursor. */
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

    /** Moves to the next pair and returns whether there is one. */
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

    /** Returns the key of this pair. */
    public UnsafeRow key() {
      return key;
    }

    /** Returns the value of this pair. */
    public UnsafeRow value() {
      return value;
    }

    /** Returns the key as a separate row that shares the bytes. */
    UnsafeRow ownKey() {
      return own(key);
    }

    /** Returns the value as a separate row that shares the bytes. */
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
