package io.dstream.spec;

import java.util.OptionalLong;

/**
 * How fast a source may be read.
 *
 * @param maxRate records a second: lines of a socket, messages of each Kafka partition
 * @param backpressure whether the rate follows how fast batches are processed
 */
public record RateSpec(OptionalLong maxRate, boolean backpressure) {
  public RateSpec {
    if (maxRate.isPresent() && maxRate.getAsLong() < 1) {
      throw DstreamException.usage("--max-rate is " + maxRate.getAsLong() + "; it is 1 or more");
    }
  }

  /** Whether anything is asked for. */
  public boolean limits() {
    return maxRate.isPresent() || backpressure;
  }
}
