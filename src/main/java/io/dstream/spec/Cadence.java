package io.dstream.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * At which batches a plan has a result.
 *
 * @param window how long a batch counts in results; empty where nothing of a batch is ever
 *     forgotten on time, or each batch stands by itself
 * @param slide how far results are apart; empty for one result per batch
 * @param chained whether a window brings its results to another window, or to a state: then batches
 *     between the results matter too, with records or without
 */
public record Cadence(Optional<Duration> window, Optional<Duration> slide, boolean chained) {
  /** A result per batch, and no batch is forgotten as time goes by. */
  public static final Cadence EVERY_BATCH = new Cadence(Optional.empty(), Optional.empty(), false);

  /** A result every {@code slide}, of the batches of the last {@code window}. */
  public static Cadence windows(Duration window, Duration slide) {
    return new Cadence(Optional.of(window), Optional.of(slide), false);
  }

  /**
   * Checks it against the batch interval.
   *
   * @throws DstreamException wrong usage, when window or slide is no multiple of {@code batch}
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
