package io.dstream.dashboard;

import io.dstream.row.Row;
import io.dstream.row.Schema;

/**
 * A row as it is sent.
 *
 * @param key what it is known by, as a JSON object of its key columns; empty where rows have no key
 * @param json all its columns
 */
record ShownRow(Row row, String key, String json) {
  static ShownRow of(Schema schema, Row row) {
    return new ShownRow(row, schema.key().isEmpty() ? "" : schema.keyJson(row), schema.json(row));
  }
}
