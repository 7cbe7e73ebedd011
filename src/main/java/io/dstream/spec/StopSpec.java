package io.dstream.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a stream ends by itself; the first condition that holds ends it.
 *
 * @param batches after this many batches
 * @param duration after this long, with all that was received by then
 * @param idle after no new record for this long, with everything done
 * @param timeout how long the end may take, with what is under way and received counted
 */
public record StopSpec(
    OptionalLong batches, Optional<Duration> duration, Optional<Duration> idle, Duration timeout) {
  /** How long the end of a stream may take unless something else is asked for. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  public StopSpec {
    batches.ifPresent(count -> Limits.requireAtLeast(1, "--batches", count));
    duration.ifPresent(time -> Limits.requirePositive("--duration", time));
    idle.ifPresent(time -> Limits.requirePositive("--idle", time));
    Limits.requirePositive("--stop-timeout", timeout);
  }

  /** The conditions in words. */
  List<String> describe() {
    List<String> parts = new ArrayList<>();
    batches.ifPresent(n -> parts.add("after " + n + " batches"));
    duration.ifPresent(d -> parts.add("after " + Durations.format(d)));
    idle.ifPresent(d -> parts.add("after " + Durations.format(d) + " without a new record"));
    parts.add("on SIGINT or SIGTERM, after what was received is counted");
    return List.copyOf(parts);
  }
}
