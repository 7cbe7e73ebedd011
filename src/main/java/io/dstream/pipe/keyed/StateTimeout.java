package io.dstream.pipe.keyed;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a key is kept without values.
 *
 * @param millis at least 1; {@link Long#MAX_VALUE} for no timeout
 */
public record StateTimeout(long millis) implements Serializable {
  /** A timeout that never removes keys. */
  public static final StateTimeout NEVER = new StateTimeout(Long.MAX_VALUE);

  /** Creates a timeout of this duration. */
  public static StateTimeout of(Duration duration) {
    return new StateTimeout(duration.toMillis());
  }

  /** Returns whether the timeout ever removes keys. */
  public boolean exists() {
    return millis != Long.MAX_VALUE;
  }
}
