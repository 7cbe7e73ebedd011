package io.dstream.sink.kafka;

import io.dstream.row.Escapes;
import io.dstream.row.Row;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the key and value of a record from a row. The value is the row's line in one of the
 * formats, without the line end. The key is the value of a single key column, or a JSON object of
 * several. A record has no key if there are no key columns, or if the only one is null.
 *
 * @param schema the schema of the rows; its key columns are those of the records
 */
record RecordFormat(Schema schema, RowFormat format) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Returns the record format of these rows.
   *
   * @param rows the schema of the rows
   * @param key the indexes of the columns that make the key
   */
  static RecordFormat of(Schema rows, List<Integer> key, RowFormat.Name format) {
    return new RecordFormat(
        new Schema(rows.columns(), key, rows.totals() && !key.isEmpty(), rows.rank()),
        format.of(rows));
  }

  /** Returns the bytes of the key; null for none, as Kafka expects. */
  byte[] key(Row row) {
    if (schema.key().isEmpty()) {
      return null;
    }
    if (schema.key().size() == 1) {
      Object value = row.get(schema.key().get(0));
      return value == null ? null : Escapes.bytes(value);
    }
    return Escapes.bytes(schema.keyJson(row));
  }

  /**
   * Returns the bytes of the value.
   *
   * @param time the batch time, as {@link io.dstream.row.TimeFormat} writes it
   */
  byte[] value(Row row, String time) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    format.append(row, time, line);
    return Arrays.copyOf(line.toByteArray(), line.size() - 1);
  }
}
