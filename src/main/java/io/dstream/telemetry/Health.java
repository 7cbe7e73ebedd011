package io.dstream.telemetry;

import io.dstream.engine.BatchListener;
import io.dstream.engine.BatchReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reports whether a stream completes batches in time. Thread-safe. */
public final class Health implements BatchListener {
  /**
   * Batches may be missing for this many intervals, at least {@link #LEAST}, before it is reported.
   */
  private static final int INTERVALS = 10;

  private static final Duration LEAST = Duration.ofMinutes(1);

  private final Duration patience;
  private final InstantSource clock;
  private volatile Optional<Instant> last = Optional.empty();

  /** Creates the health of a stream with a batch every {@code interval}. */
  public Health(Duration interval, InstantSource clock) {
    Duration several = interval.multipliedBy(INTERVALS);
    this.patience = several.compareTo(LEAST) > 0 ? several : LEAST;
    this.clock = clock;
  }

  @Override
  public void completed(BatchReport batch) {
    last = Optional.of(clock.instant());
  }

  /** Returns why no results arrive; empty if they do. */
  public Optional<String> trouble() {
    if (last.isEmpty()) {
      return Optional.of("no batch is done yet");
    }
    Duration since = Duration.between(last.get(), clock.instant());
    return since.compareTo(patience) > 0
        ? Optional.of("no batch is done since " + last.get())
        : Optional.empty();
  }
}
