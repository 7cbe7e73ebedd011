package io.dstream.sink.jdbc;

import java.util.List;

/**
 * What a table is keyed by.
 *
 * @param totals one row a word, the latest; else one a word and batch time
 */
record TableShape(boolean totals) {
  List<Column> key() {
    return totals ? List.of(Column.WORD_HASH) : List.of(Column.BATCH_TIME, Column.WORD_HASH);
  }

  @Override
  public String toString() {
    return totals ? "running totals" : "batches and windows";
  }
}
