package io.dstream.spec;

import java.util.OptionalLong;

/**
 * How fast a source may be read.
 *
 * @param maxRate records per second: lines of a socket, messages of each Kafka partition
 * @param backpressure whether the rate adapts to how fast batches are processed
 */
public record RateSpec(OptionalLong maxRate, boolean backpressure) {
  public RateSpec {
    maxRate.ifPresent(rate -> Limits.requireAtLeast(1, "--max-rate", rate));
  }

  /** Returns whether a rate limit is requested. */
  public boolean limits() {
    return maxRate.isPresent() || backpressure;
  }
}
