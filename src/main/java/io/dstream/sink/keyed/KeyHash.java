package io.dstream.sink.keyed;

import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * What rows are told apart by in a table: the SHA-256 of the values of their key columns. Tables
 * live longer than programs, so this does not change:
 *
 * <ul>
 *   <li>where the key is one STRING column that is never null, the SHA-256 of its bytes;
 *   <li>else the SHA-256 of all key columns' values, one after the other: a byte for the type (0
 *       null, 1 STRING, 2 BIGINT, 3 DOUBLE, 4 BOOLEAN, 5 JSON), the length in bytes (four bytes)
 *       and the value (text as it is; BIGINT and DOUBLE eight bytes, as {@link
 *       Double#doubleToLongBits}; BOOLEAN one, 1 for true). Numbers are big-endian.
 * </ul>
 *
 * As in Spark's own keys, -0.0 is 0.0, and every NaN is the same. Not thread-safe.
 */
public final class KeyHash {
  private static final byte NULL = 0;

  private final MessageDigest sha256 = Sha256.digest();
  private final ByteBuffer head = ByteBuffer.allocate(1 + Integer.BYTES);
  private final Schema schema;
  private final boolean plain;

  /** The hash of rows of {@code schema}, which has a key. */
  public KeyHash(Schema schema) {
    this.schema = schema;
    this.plain =
        schema.key().size() == 1
            && type(schema.key().get(0)) == ColumnType.STRING
            && !schema.columns().get(schema.key().get(0)).nullable();
  }

  /** The 32 bytes for a row. */
  public byte[] of(Row row) {
    if (plain) {
      return sha256.digest((byte[]) row.get(schema.key().get(0)));
    }
    for (int column : schema.key()) {
      add(type(column), row.get(column));
    }
    return sha256.digest();
  }

  private ColumnType type(int column) {
    return schema.columns().get(column).type();
  }

  private void add(ColumnType type, Object value) {
    byte[] bytes = value == null ? new byte[0] : bytes(type, value);
    head.clear();
    head.put(value == null ? NULL : tag(type)).putInt(bytes.length).flip();
    sha256.update(head);
    sha256.update(bytes);
  }

  private static byte tag(ColumnType type) {
    return switch (type) {
      case STRING -> 1;
      case BIGINT -> 2;
      case DOUBLE -> 3;
      case BOOLEAN -> 4;
      case JSON -> 5;
    };
  }

  private static byte[] bytes(ColumnType type, Object value) {
    return switch (type) {
      case STRING, JSON -> (byte[]) value;
      case BIGINT -> eight((Long) value);
      case DOUBLE -> eight(Double.doubleToLongBits((Double) value + 0.0)); // -0.0 + 0.0 is 0.0
      case BOOLEAN -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
    };
  }

  private static byte[] eight(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
