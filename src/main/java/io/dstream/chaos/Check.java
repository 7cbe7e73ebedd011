package io.dstream.chaos;

import java.util.Optional;

/** Compares the output of a run with the expected output. */
interface Check {
  /** Notes a line that is about to go to the pipeline. Called by one thread. */
  void sent(byte[] line);

  /**
   * Checks the content of the sink after the pipeline has ended.
   *
   * @return empty when it was stopped before there was a verdict
   * @throws io.dstream.spec.DstreamException exit status 1, when the sink cannot be read
   */
  Optional<Verdict> verdict() throws InterruptedException;
}
