package io.dstream.spec;

import java.time.Duration;
import java.util.Optional;

/** Over what the words are counted. */
public sealed interface OperationSpec {
  /** Every batch by itself. */
  record PerBatch() implements OperationSpec {}

  /** The last {@code length}, anew every {@code slide}. */
  record Window(Duration length, Duration slide) implements OperationSpec {
    public Window {
      if (length.isZero()) {
        throw DstreamException.usage("--window is 0s; a window has a length");
      }
      if (slide.isZero()) {
        throw DstreamException.usage("--slide is 0s; a window slides by more than nothing");
      }
    }
  }

  /**
   * Running totals since the start.
   *
   * @param timeout a word that did not occur for this long is forgotten
   * @param allRows whether a batch's rows are every word's total, or the changed ones only
   */
  record Stateful(Optional<Duration> timeout, boolean allRows) implements OperationSpec {
    public Stateful {
      if (timeout.isPresent() && timeout.get().isZero()) {
        throw DstreamException.usage(
            "--state-timeout is 0s; every word would be forgotten at once");
      }
    }
  }
}
