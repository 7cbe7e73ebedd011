package io.dstream.spec;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a stream begins.
 *
 * @param latest the time of the last batch that a checkpoint knows, done or not; empty when the
 *     stream begins anew
 * @param checkpoint names the checkpoint, and is the same in every run of it; empty without one
 */
public record Beginning(Optional<Instant> latest, Optional<String> checkpoint) {
  /** The stream has no batch before its first one, and no checkpoint. */
  public static Beginning anew() {
    return new Beginning(Optional.empty(), Optional.empty());
  }

  /** The stream goes on after this batch. */
  public static Beginning after(Instant latest) {
    return new Beginning(Optional.of(latest), Optional.empty());
  }

  /** Whether there is no batch to go on from. */
  public boolean isAnew() {
    return latest.isEmpty();
  }
}
