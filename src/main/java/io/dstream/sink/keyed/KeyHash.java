package io.dstream.sink.keyed;

import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Computes the hash that identifies a row in a table: the SHA-256 of the values of its key columns.
 * Tables outlive program versions, so the hash must not change:
 *
 * <ul>
 *   <li>if the key is one STRING column that is never null, the SHA-256 of its bytes;
 *   <li>otherwise the SHA-256 of the concatenated values of all key columns. Each value is a byte
 *       for the type (0 null, 1 STRING, 2 BIGINT, 3 DOUBLE, 4 BOOLEAN, 5 JSON), the length in bytes
 *       (four bytes) and the value (text as its bytes; BIGINT in eight bytes; DOUBLE in eight, as
 *       {@link Double#doubleToLongBits}; BOOLEAN in one, 1 for true). Numbers are big-endian.
 * </ul>
 *
 * As in Spark's grouping keys, -0.0 equals 0.0, and all NaN values are equal. Not thread-safe.
 */
public final class KeyHash {
  private static final byte NULL = 0;

  private final MessageDigest sha256 = Sha256.digest();
  private final ByteBuffer head = ByteBuffer.allocate(1 + Integer.BYTES);
  private final Schema schema;
  private final boolean plain;

  /** Computes hashes for rows of {@code schema}, which has a key. */
  public KeyHash(Schema schema) {
    this.schema = schema;
    this.plain =
        schema.key().size() == 1
            && type(schema.key().get(0)) == ColumnType.STRING
            && !schema.columns().get(schema.key().get(0)).nullable();
  }

  /** Returns the hash of a row, 32 bytes. */
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
