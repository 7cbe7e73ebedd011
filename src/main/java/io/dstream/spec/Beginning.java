package io.dstream.spec;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a stream begins.
 *
 * @param latest the time of the last batch in the checkpoint, completed or not; empty when the
 *     stream begins anew
 * @param checkpoint identifies the checkpoint and is the same in every run from it; empty without
 *     one
 */
public record Beginning(Optional<Instant> latest, Optional<String> checkpoint) {
  /** Returns a beginning without an earlier batch and without a checkpoint. */
  public static Beginning anew() {
    return new Beginning(Optional.empty(), Optional.empty());
  }

  /** Returns a beginning that continues after this batch. */
  public static Beginning after(Instant latest) {
    return new Beginning(Optional.of(latest), Optional.empty());
  }

  /** Returns whether there is no batch to continue from. */
  public boolean isAnew() {
    return latest.isEmpty();
  }
}
