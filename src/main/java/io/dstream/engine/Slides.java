package io.dstream.engine;

import io.dstream.spec.Cadence;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Computes at which batches a result is due: at every batch, or at every slide of a window. Slides
 * are counted from the time at which the stream first began, across restarts. Times are
 * milliseconds since the epoch.
 */
final class Slides {
  private final long batch;
  private final long slide;
  private final long window;
  private final boolean chained;
  private final LongSupplier origin;

  /**
   * Creates the slides of a stream that first began at {@code origin}, which is read once batches
   * run.
   */
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

  /** Returns whether the batch at {@code time} shows a result. */
  boolean shows(long time) {
    return window == 0 || nextFrom(time) == time;
  }

  /**
   * Returns whether the batch at {@code time} matters if it has no records: it shows a result of
   * earlier batches that showed none, or a window passes its results to another window or a state.
   */
  boolean needs(long time) {
    return chained || (apart() && shows(time));
  }

  /** Returns the first time at or after {@code time} at which a batch without records matters. */
  long nextNeeded(long time) {
    return chained ? next(time, batch) : nextFrom(time);
  }

  /** Returns whether results are further apart than batches. */
  boolean apart() {
    return slide > batch;
  }

  /** Returns the time of the first result at or after {@code time}. */
  long nextFrom(long time) {
    return next(time, slide);
  }

  private long next(long time, long every) {
    return origin() + Batches.ceilDiv(time - origin(), every) * every;
  }

  /** Returns the time from which no window contains the batch at {@code time}. */
  long forgotten(long time) {
    return time + window;
  }

  /**
   * Returns the number of the first batch whose result contains nothing of batch {@code number}.
   */
  long emptiedBy(long number) {
    long perSlide = slide / batch;
    return Batches.ceilDiv(number + window / batch, perSlide) * perSlide;
  }
}
