package io.dstream.sink.hbase;

import io.dstream.row.Column;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Makes the HBase cells of a row. Each column has a cell of the same name, and the cell {@value
 * #BATCH_TIME} holds milliseconds since the epoch. Values are encoded as in HBase's {@link Bytes}:
 * text as its bytes, BIGINT and DOUBLE in eight bytes, BOOLEAN in one. A null value has no cell;
 * when a total becomes null, its earlier cell is deleted. A cell's timestamp is the batch time.
 */
final class Cells {
  static final String BATCH_TIME = "batch_time";

  private final List<Column> columns;
  private final byte[] family;
  private final boolean totals;
  private final long time;

  /** Makes cells of rows of {@code result}, in this column family. */
  Cells(Schema result, String family, Instant time) {
    this.columns = result.columns();
    this.family = family.getBytes(StandardCharsets.UTF_8);
    this.totals = result.totals();
    this.time = time.toEpochMilli();
  }

  /** Returns the changes of the row with this key, which HBase applies atomically. */
  RowMutations of(byte[] key, Row row) {
    Put put = new Put(key, time);
    Delete gone = new Delete(key);
    put.addColumn(family, Bytes.toBytes(BATCH_TIME), Bytes.toBytes(time));
    for (int i = 0; i < columns.size(); i++) {
      byte[] name = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
      if (row.get(i) != null) {
        put.addColumn(family, name, bytes(row.get(i)));
      } else if (totals) {
        gone.addColumns(family, name, time);
      }
    }
    try {
      RowMutations changes = new RowMutations(key);
      changes.add(put);
      if (!gone.isEmpty()) {
        changes.add(gone);
      }
      return changes;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen: both changes have the key of this row
    }
  }

  private static byte[] bytes(Object value) {
    if (value instanceof byte[] text) {
      return text;
    }
    if (value instanceof Long number) {
      return Bytes.toBytes(number);
    }
    return value instanceof Double number ? Bytes.toBytes(number) : Bytes.toBytes((Boolean) value);
  }
}
