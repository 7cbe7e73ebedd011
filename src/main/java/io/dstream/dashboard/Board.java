package io.dstream.dashboard;

import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertStates;
import io.dstream.engine.BatchReport;
import io.dstream.row.Schema;
import io.dstream.sink.dashboard.LatestResult.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The visible state of a stream at one moment. Immutable.
 *
 * @param number a version number that grows with each change
 * @param time the batch time of the last result that has rows; empty before the first
 * @param allRows the number of rows of that result
 * @param rows its best rows, best first
 * @param batches the reports of the last batches, newest last
 * @param done the number of completed batches
 * @param records the number of records that these batches read
 * @param alerts which alerts fire for which rows
 */
record Board(
    long number,
    Optional<Instant> time,
    long allRows,
    List<ShownRow> rows,
    List<BatchReport> batches,
    long done,
    long records,
    AlertStates alerts) {
  /** The maximum number of batch reports that are kept. */
  private static final int BATCHES = 120;

  /** Returns the board before the first batch of a stream with these alerts. */
  static Board empty(AlertStates alerts) {
    return new Board(0, Optional.empty(), 0, List.of(), List.of(), 0, 0, alerts);
  }

  /** Returns the board after some batches; the alerts do not change. */
  Board after(News news, Schema schema) {
    Optional<Result> result = news.result();
    List<BatchReport> all = Stream.concat(batches.stream(), news.done().stream()).toList();
    return new Board(
        number + 1,
        result.map(Result::time).or(() -> time),
        result.map(r -> r.rows().all()).orElse(allRows),
        result
            .map(r -> r.rows().rows().stream().map(row -> ShownRow.of(schema, row)).toList())
            .orElse(rows),
        all.subList(Math.max(0, all.size() - BATCHES), all.size()),
        done + news.done().size(),
        records + news.done().stream().mapToLong(BatchReport::allLines).sum(),
        alerts);
  }

  /** Returns the board after a change of an alert. */
  Board after(AlertChange change) {
    return new Board(number + 1, time, allRows, rows, batches, done, records, alerts.after(change));
  }
}
