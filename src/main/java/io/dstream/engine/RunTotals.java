package io.dstream.engine;

import io.dstream.spec.Phrases;
import java.time.Duration;
import java.util.Locale;

/** Sums up all batches of a run. Thread-safe. */
public final class RunTotals implements BatchListener {
  private final long startedNanos = System.nanoTime();
  private long lines;
  private long batches;

  @Override
  public synchronized void completed(BatchReport batch) {
    lines += batch.allLines();
    batches++;
  }

  /**
   * Returns one line about a run that ends now: {@code processed 12,345 lines in 20 batches, 21 s}.
   */
  public String line() {
    return line(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  synchronized String line(Duration running) {
    return String.format(
        Locale.ROOT,
        "processed %,d %s in %,d %s, %s",
        lines,
        lines == 1 ? "line" : "lines",
        batches,
        batches == 1 ? "batch" : "batches",
        Phrases.seconds(running));
  }
}
