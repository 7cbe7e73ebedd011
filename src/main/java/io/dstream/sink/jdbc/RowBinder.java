package io.dstream.sink.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Binds the rows of a batch to a statement whose parameters are the columns of a table. */
final class RowBinder {
  private final Dialect dialect;
  private final List<TableColumn> columns;
  private final Object time;

  RowBinder(Dialect dialect, TableShape shape, Instant time) {
    this.dialect = dialect;
    this.columns = shape.columns();
    this.time = dialect.time(time);
  }

  /**
   * Sets every parameter.
   *
   * @throws SQLException also when the driver rejects a value that the database does not support,
   *     such as NaN
   */
  void bind(KeyedRow row, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      TableColumn column = columns.get(i);
      switch (column.type()) {
        case BATCH_TIME -> statement.setObject(i + 1, time);
        case HASH -> statement.setBytes(i + 1, row.hash());
        case BYTES -> bindBytes(i + 1, (byte[]) row.row().get(column.source()), statement);
        default -> bind(i + 1, column.type(), row.row().get(column.source()), statement);
      }
    }
  }

  private void bind(int parameter, SqlType type, Object value, PreparedStatement statement)
      throws SQLException {
    switch (type) {
      case BIGINT -> {
        if (value == null) {
          statement.setNull(parameter, Types.BIGINT);
        } else {
          statement.setLong(parameter, (Long) value);
        }
      }
      case DOUBLE -> {
        if (value == null) {
          statement.setNull(parameter, Types.DOUBLE);
        } else {
          statement.setDouble(parameter, (Double) value);
        }
      }
      case BOOLEAN -> {
        if (value == null) {
          statement.setNull(parameter, Types.BOOLEAN);
        } else {
          statement.setBoolean(parameter, (Boolean) value);
        }
      }
      default -> statement.setString(parameter, value == null ? null : held((byte[]) value));
    }
  }

  /** Decodes the text; U+FFFD replaces what the database cannot hold. */
  private String held(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return dialect.holds(text) ? text : text.replace('\0', '\uFFFD');
  }

  private void bindBytes(int parameter, byte[] value, PreparedStatement statement)
      throws SQLException {
    if (value == null || Arrays.equals(value, held(value).getBytes(StandardCharsets.UTF_8))) {
      statement.setNull(parameter, Types.BINARY);
    } else {
      statement.setBytes(parameter, value);
    }
  }
}
