package io.dstream.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a stream ends by itself. The first condition that holds ends it.
 *
 * @param batches ends after this many batches
 * @param duration ends after this time, including everything received by then
 * @param idle ends after this time without a new record, with everything processed
 * @param timeout how long stopping may take, including the work on batches and records in progress
 */
public record StopSpec(
    OptionalLong batches, Optional<Duration> duration, Optional<Duration> idle, Duration timeout) {
  /** The default limit for how long stopping may take. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  public StopSpec {
    batches.ifPresent(count -> Limits.requireAtLeast(1, "--batches", count));
    duration.ifPresent(time -> Limits.requirePositive("--duration", time));
    idle.ifPresent(time -> Limits.requirePositive("--idle", time));
    Limits.requirePositive("--stop-timeout", timeout);
  }

  /** Describes the conditions in words. */
  List<String> describe() {
    List<String> parts = new ArrayList<>();
    batches.ifPresent(n -> parts.add("after " + n + " batches"));
    duration.ifPresent(d -> parts.add("after " + Durations.format(d)));
    idle.ifPresent(d -> parts.add("after " + Durations.format(d) + " without a new record"));
    parts.add("on SIGINT or SIGTERM, after what was received is counted");
    return List.copyOf(parts);
  }
}
