package io.dstream.spec;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a stream begins.
 *
 * @param latest the time of the last batch that a checkpoint knows, done or not; empty when the
 *     stream begins anew
 */
public record Beginning(Optional<Instant> latest) {
  /** The stream has no batch before its first one. */
  public static Beginning anew() {
    return new Beginning(Optional.empty());
  }

  /** Whether there is no batch to go on from. */
  public boolean isAnew() {
    return latest.isEmpty();
  }
}
