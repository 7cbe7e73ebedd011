package io.dstream.pipe.keyed;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a key is kept without values.
 *
 * @param millis at least 1; {@link Long#MAX_VALUE} for ever
 */
public record StateTimeout(long millis) implements Serializable {
  /** Keys are kept for ever. */
  public static final StateTimeout NEVER = new StateTimeout(Long.MAX_VALUE);

  /** Keys are kept this long. */
  public static StateTimeout of(Duration duration) {
    return new StateTimeout(duration.toMillis());
  }

  /** Whether keys are ever removed for it. */
  public boolean exists() {
    return millis != Long.MAX_VALUE;
  }
}
