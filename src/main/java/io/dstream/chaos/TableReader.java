package io.dstream.chaos;

import io.dstream.sink.jdbc.TableRows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of a table, batch by batch. */
final class TableReader implements ResultReader {
  private final TableRows rows;
  private Optional<TableRows.Stored> ahead;

  TableReader(TableRows rows) {
    this.rows = rows;
    this.ahead = rows.next();
  }

  @Override
  public Optional<BatchRows> next() {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    String batch = ahead.get().batch();
    Map<String, Long> of = new HashMap<>();
    while (ahead.isPresent() && ahead.get().batch().equals(batch)) {
      of.merge(batch + "\t" + String.join("\t", ahead.get().values()), 1L, Long::sum);
      ahead = rows.next();
    }
    return Optional.of(new BatchRows(batch, of));
  }

  @Override
  public void close() {
    rows.close();
  }
}
