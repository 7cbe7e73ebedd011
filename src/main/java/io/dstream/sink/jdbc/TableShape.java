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
 * NAME_hash}, which identifies rows ({@link KeyHash}), where NAME is the first key column, or
 * {@code row} if there is none; and {@code NAME_bytes} for each STRING key column, with the bytes
 * of a value that is not valid text. The parameters of statements are in this order.
 *
 * @param result the columns of the result
 */
record TableShape(Schema result, List<TableColumn> columns) implements Serializable {
  private static final long serialVersionUID = 1L;
  static final String BATCH_TIME = "batch_time";

  /** The NAME in {@code NAME_hash} for rows without a key; see {@link NumberedRows}. */
  private static final String KEYLESS = "row";

  /** In bytes; PostgreSQL truncates longer names. */
  private static final int LONGEST_NAME = 63;

  TableShape {
    columns = List.copyOf(columns);
  }

  /**
   * Returns the table for a result.
   *
   * @throws DstreamException when no database can have the table, because two columns have the same
   *     name or a name is too long; exit status 2
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

  /** Rejects duplicate names, ignoring case as databases do, and names that are too long. */
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

  /** Returns whether the table has only the latest row per key, not one per key and batch time. */
  boolean totals() {
    return result.totals();
  }

  /** Returns the schema of the written rows: the result, with the row number if it has no key. */
  Schema rows() {
    return result.key().isEmpty() ? NumberedRows.schema(result) : result;
  }

  /** Returns the columns of the primary key. */
  List<TableColumn> key() {
    return totals() ? List.of(hash()) : List.of(batchTime(), hash());
  }

  TableColumn batchTime() {
    return columns.get(result.columns().size());
  }

  TableColumn hash() {
    return columns.get(result.columns().size() + 1);
  }

  /** Returns the columns of the result. */
  List<TableColumn> values() {
    return columns.subList(0, result.columns().size());
  }

  /** Returns the columns that change, besides the batch time, when a row is written again. */
  List<TableColumn> replaced() {
    return values().stream().filter(column -> !rows().key().contains(column.source())).toList();
  }

  /** Returns whether this is a text column of the key, by which users look up rows. */
  boolean isKeyText(TableColumn column) {
    return column.type() == SqlType.TEXT && result.key().contains(column.source());
  }

  @Override
  public String toString() {
    return totals() ? "running totals" : "batches and windows";
  }
}
