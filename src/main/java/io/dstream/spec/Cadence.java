package io.dstream.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * The batches at which a plan has a result.
 *
 * @param window how long a batch contributes to results; empty when no batch is ever dropped by
 *     age, or when each batch stands by itself
 * @param slide the time between results; empty for one result per batch
 * @param chained whether a window passes its results to another window or to a state; then the
 *     batches between the results matter too, with records or without
 */
public record Cadence(Optional<Duration> window, Optional<Duration> slide, boolean chained) {
  /** One result per batch; no batch is dropped by age. */
  public static final Cadence EVERY_BATCH = new Cadence(Optional.empty(), Optional.empty(), false);

  /** Returns a result every {@code slide}, over the batches of the last {@code window}. */
  public static Cadence windows(Duration window, Duration slide) {
    return new Cadence(Optional.of(window), Optional.of(slide), false);
  }

  /**
   * Checks window and slide against the batch interval.
   *
   * @throws DstreamException wrong usage, when window or slide is not a multiple of {@code batch}
   */
  void requireMultiplesOf(Duration batch) {
    window.ifPresent(length -> requireMultiple("--window", length, batch));
    slide.ifPresent(length -> requireMultiple("--slide", length, batch));
  }

  private static void requireMultiple(String option, Duration duration, Duration batch) {
    if (duration.toMillis() % batch.toMillis() != 0) {
      throw DstreamException.usage(
          option
              + " "
              + Durations.format(duration)
              + " is no multiple of --batch "
              + Durations.format(batch),
          "windows are made of whole batches");
    }
  }
}
