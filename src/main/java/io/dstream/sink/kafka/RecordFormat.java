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
 * Makes key and value of a record from a row. The value is the row's line in one of the formats,
 * without its end. The key is the value of one column as it stands, or of several as a JSON object;
 * there is none without key columns, and where the only one is null.
 *
 * @param schema of the rows; its key columns are those of the records
 */
record RecordFormat(Schema schema, RowFormat format) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Records of these rows.
   *
   * @param key the columns that make the key, as numbers
   */
  static RecordFormat of(Schema rows, List<Integer> key, RowFormat.Name format) {
    return new RecordFormat(
        new Schema(rows.columns(), key, rows.totals() && !key.isEmpty(), rows.rank()),
        format.of(rows));
  }

  /** The bytes of the key; null for none, as Kafka has it. */
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
   * The bytes of the value.
   *
   * @param time the batch time, as {@link io.dstream.row.TimeFormat} writes it
   */
  byte[] value(Row row, String time) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    format.append(row, time, line);
    return Arrays.copyOf(line.toByteArray(), line.size() - 1);
  }
}
