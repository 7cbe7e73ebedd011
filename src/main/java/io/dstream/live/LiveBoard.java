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
 * What there is to show of a running stream, kept up to date by the stream and read by whoever
 * draws. Memory: {@value #RESULTS} results of {@value #ROWS} rows, {@value #RATES} rates and
 * {@value #REMARKS} remarks. Thread-safe.
 */
final class LiveBoard {
  /** So many of the best rows are there to be filtered. */
  static final int ROWS = 1000;

  /** So many results can be looked at again. */
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

  /** Of a stream with a batch every {@code interval}. */
  LiveBoard(Duration interval) {
    this.interval = interval;
  }

  /**
   * The state at one moment.
   *
   * @param results the last results, the newest last
   * @param last the batch that was done last; empty before the first
   * @param rates lines a second of the last batches, the newest last
   * @param lines of all batches
   * @param alerts those that fire, a line for each
   * @param remarks what the program said, the newest last
   * @param version grows with every change
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
    /** The last result but so many, or the first that is kept; empty before there is one. */
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

  /** The stream runs since then, and did so much before it was watched. */
  synchronized void begunBefore(Instant since, long linesBefore, long batchesBefore) {
    started = since;
    lines = linesBefore;
    batches = batchesBefore;
    version++;
  }

  /** A result came: its best rows, and how many there are. */
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
