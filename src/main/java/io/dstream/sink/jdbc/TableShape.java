package io.dstream.sink.jdbc;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Schema;
import io.dstream.sink.keyed.KeyHash;
import io.dstream.sink.keyed.NumberedRows;
import io.dstream.spec.DstreamException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table that a result needs. Its columns are those of the result; {@code batch_time}; {@code
 * NAME_hash}, by which rows are told apart ({@link KeyHash}), where NAME is the first key column,
 * or {@code row} where there is none; and {@code NAME_bytes} for each key column of text, with the
 * bytes of a value that is no text. Statements have their parameters in this order.
 *
 * @param result the columns of the result
 */
record TableShape(Schema result, List<TableColumn> columns) implements Serializable {
  private static final long serialVersionUID = 1L;
  static final String BATCH_TIME = "batch_time";

  /** Of a row without a key; see {@link NumberedRows}. */
  private static final String KEYLESS = "row";

  /** In bytes; PostgreSQL cuts off what is longer. */
  private static final int LONGEST_NAME = 63;

  TableShape {
    columns = List.copyOf(columns);
  }

  /**
   * The table for a result.
   *
   * @throws DstreamException when no database can have it: two columns have one name, or a name is
   *     too long; exit status 2
   */
  static TableShape of(Schema result) {
    List<TableColumn> columns = new ArrayList<>();
    for (int i = 0; i < result.columns().size(); i++) {
      columns.add(TableColumn.value(result.columns().get(i), i));
    }
    columns.add(TableColumn.own(BATCH_TIME, SqlType.BATCH_TIME));
    String known =
        result.key().isEmpty() ? KEYLESS : result.columns().get(result.key().get(0)).name();
    columns.add(TableColumn.own(known + "_hash", SqlType.HASH));
    for (int source : result.key()) {
      Column column = result.columns().get(source);
      if (column.type() == ColumnType.STRING) {
        columns.add(TableColumn.bytes(column, source));
      }
    }
    requireNames(columns);
    return new TableShape(result, columns);
  }

  /** Case makes no difference to databases, where a name is folded or compared without it. */
  private static void requireNames(List<TableColumn> columns) {
    Set<String> names = new HashSet<>();
    for (TableColumn column : columns) {
      String name = column.name();
      if (!names.add(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))) {
        throw DstreamException.usage(
            "--sink jdbc: the table would have two columns named " + name,
            "rename the result's column: batch_time, NAME_hash and NAME_bytes are the table's own,"
                + " and case makes no difference");
      }
      if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        throw DstreamException.usage(
            "--sink jdbc: the name of column " + name + " is longer than 63 bytes",
            "rename the result's column");
      }
    }
  }

  /** Whether there is one row per key, the latest; else one per key and batch time. */
  boolean totals() {
    return result.totals();
  }

  /** The columns of the rows that are written: those of the result, and a key in any case. */
  Schema rows() {
    return result.key().isEmpty() ? NumberedRows.schema(result) : result;
  }

  /** The primary key. */
  List<TableColumn> key() {
    return totals() ? List.of(hash()) : List.of(batchTime(), hash());
  }

  TableColumn batchTime() {
    return columns.get(result.columns().size());
  }

  TableColumn hash() {
    return columns.get(result.columns().size() + 1);
  }

  /** The result's columns. */
  List<TableColumn> values() {
    return columns.subList(0, result.columns().size());
  }

  /** The columns that change, besides the batch time, when a row is written again. */
  List<TableColumn> replaced() {
    return values().stream().filter(column -> !rows().key().contains(column.source())).toList();
  }

  /** Whether people look rows up by the text in this column. */
  boolean isKeyText(TableColumn column) {
    return column.type() == SqlType.TEXT && result.key().contains(column.source());
  }

  @Override
  public String toString() {
    return totals() ? "running totals" : "batches and windows";
  }
}
