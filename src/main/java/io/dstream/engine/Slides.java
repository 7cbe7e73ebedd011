package io.dstream.engine;

import io.dstream.spec.Cadence;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * At which batches a result is due: each of them, or every slide of a window, counted from the time
 * at which the stream first began, over restarts too. Times are milliseconds since the epoch.
 */
final class Slides {
  private final long batch;
  private final long slide;
  private final long window;
  private final boolean chained;
  private final LongSupplier origin;

  /** Of a stream that first began at {@code origin}, asked for once batches run. */
  Slides(Duration interval, Cadence cadence, LongSupplier origin) {
    this.batch = interval.toMillis();
    this.origin = origin;
    this.slide = cadence.slide().orElse(interval).toMillis();
    this.window = cadence.window().map(Duration::toMillis).orElse(0L);
    this.chained = cadence.chained();
  }

  long origin() {
    return origin.getAsLong();
  }

  /** Whether the batch at {@code time} shows a result. */
  boolean shows(long time) {
    return window == 0 || nextFrom(time) == time;
  }

  /**
   * Whether the batch at {@code time} matters where it has no records: it shows a result of batches
   * that showed none, or a window in it brings something to another.
   */
  boolean needs(long time) {
    return chained || (apart() && shows(time));
  }

  /** The first time at {@code time} or later at which a batch without records changes something. */
  long nextNeeded(long time) {
    return chained ? next(time, batch) : nextFrom(time);
  }

  /** Whether results are further apart than batches. */
  boolean apart() {
    return slide > batch;
  }

  /** The time of the first result at {@code time} or later. */
  long nextFrom(long time) {
    return next(time, slide);
  }

  private long next(long time, long every) {
    return origin() + Batches.ceilDiv(time - origin(), every) * every;
  }

  /** The time from which no window shows anything of a batch at {@code time}. */
  long forgotten(long time) {
    return time + window;
  }

  /** The number of the batch whose result is the first without any of batch {@code number}. */
  long emptiedBy(long number) {
    long perSlide = slide / batch;
    return Batches.ceilDiv(number + window / batch, perSlide) * perSlide;
  }
}
