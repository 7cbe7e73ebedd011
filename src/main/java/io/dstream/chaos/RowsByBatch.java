package io.dstream.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Groups rows that arrive in batch order into batches. */
final class RowsByBatch implements ResultReader {
  private final Supplier<Optional<Row>> rows;
  private final Runnable close;
  private Optional<Row> ahead;

  /**
   * A row.
   *
   * @param batch orders batches
   * @param line the complete row as text
   */
  record Row(String batch, String line) {}

  /**
   * @param rows supplies the next row; empty after the last one
   * @param close releases the rows
   */
  RowsByBatch(Supplier<Optional<Row>> rows, Runnable close) {
    this.rows = rows;
    this.close = close;
    this.ahead = rows.get();
  }

  @Override
  public Optional<BatchRows> next() {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    String batch = ahead.get().batch();
    Map<String, Long> of = new HashMap<>();
    while (ahead.isPresent() && ahead.get().batch().equals(batch)) {
      of.merge(ahead.get().line(), 1L, Long::sum);
      ahead = rows.get();
    }
    return Optional.of(new BatchRows(batch, of));
  }

  @Override
  public void close() {
    close.run();
  }
}
