package io.dstream.live;

import io.dstream.engine.BatchReport;
import io.dstream.row.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The data to show of a running stream, updated by the stream and read by the drawing thread. Keeps
 * at most {@value #RESULTS} results of {@value #ROWS} rows, {@value #RATES} rates and {@value
 * #REMARKS} remarks in memory. Thread-safe.
 */
final class LiveBoard {
  /** The number of best rows that are available for filtering. */
  static final int ROWS = 1000;

  /** The number of results that can be viewed again. */
  static final int RESULTS = 100;

  private static final int RATES = 200;
  private static final int REMARKS = 100;

  private final Duration interval;
  private Instant started = Instant.now();
  private final Deque<Double> rates = new ArrayDeque<>();
  private final Deque<String> remarks = new ArrayDeque<>();
  private final Deque<LiveResult> results = new ArrayDeque<>();
  private List<String> alerts = List.of();
  private Optional<BatchReport> last = Optional.empty();
  private long lines;
  private long batches;
  private boolean stopping;
  private long version;

  /** Creates the board of a stream with a batch every {@code interval}. */
  LiveBoard(Duration interval) {
    this.interval = interval;
  }

  /**
   * The state at one moment.
   *
   * @param results the last results, newest last
   * @param last the last completed batch; empty before the first
   * @param rates lines per second of the last batches, newest last
   * @param lines the number of lines of all batches
   * @param alerts the firing alerts, one line per alert
   * @param remarks what the program said, newest last
   * @param version increases with every change
   */
  record State(
      Instant started,
      List<LiveResult> results,
      Optional<BatchReport> last,
      List<Double> rates,
      long lines,
      long batches,
      List<String> alerts,
      List<String> remarks,
      boolean stopping,
      long version) {
    /**
     * Returns the result that is {@code back} results before the last, or the oldest that is kept;
     * empty if there is none yet.
     */
    Optional<LiveResult> result(int back) {
      return results.isEmpty()
          ? Optional.empty()
          : Optional.of(results.get(Math.max(0, results.size() - 1 - back)));
    }
  }

  synchronized State state() {
    return new State(
        started,
        List.copyOf(results),
        last,
        List.copyOf(rates),
        lines,
        batches,
        alerts,
        List.copyOf(remarks),
        stopping,
        version);
  }

  /** Sets when the stream began, and what it processed before it was watched. */
  synchronized void begunBefore(Instant since, long linesBefore, long batchesBefore) {
    started = since;
    lines = linesBefore;
    batches = batchesBefore;
    version++;
  }

  /** Adds a result: its best rows, and the number of all its rows. */
  synchronized void show(List<Row> best, long all, Instant time) {
    add(results, new LiveResult(best, all, time), RESULTS);
    version++;
  }

  synchronized void completed(BatchReport batch) {
    last = Optional.of(batch);
    lines += batch.allLines();
    batches++;
    add(rates, batch.allLines() * 1e3 / interval.toMillis(), RATES);
    version++;
  }

  synchronized void alerts(List<String> firing) {
    alerts = List.copyOf(firing);
    version++;
  }

  synchronized void remark(String line) {
    add(remarks, line, REMARKS);
    version++;
  }

  synchronized void stopping() {
    stopping = true;
    version++;
  }

  private static <T> void add(Deque<T> kept, T newest, int limit) {
    kept.add(newest);
    if (kept.size() > limit) {
      kept.remove();
    }
  }
}
