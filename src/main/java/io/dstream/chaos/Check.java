package io.dstream.chaos;

import java.util.Optional;

/** Compares what came out of a run with what should have come out. */
interface Check {
  /** A line goes to the pipeline; called by one thread. */
  void sent(byte[] line);

  /**
   * Looks at what stands in the sink when the pipeline has ended.
   *
   * @return empty when it was stopped before there was a verdict
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be looked at
   */
  Optional<Verdict> verdict() throws InterruptedException;
}
