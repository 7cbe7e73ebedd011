package io.dstream.dashboard;

import io.dstream.row.Row;
import io.dstream.row.Schema;

/**
 * A row in the form in which it is sent.
 *
 * @param key the key columns as a JSON object; empty if rows have no key
 * @param json all columns as a JSON object
 */
record ShownRow(Row row, String key, String json) {
  static ShownRow of(Schema schema, Row row) {
    return new ShownRow(row, schema.key().isEmpty() ? "" : schema.keyJson(row), schema.json(row));
  }
}
