package io.dstream.spec;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Over what the words are counted. */
public sealed interface OperationSpec {
  /** The options that say so; a flag's value is empty. */
  Map<String, String> identity();

  /** Every batch by itself. */
  record PerBatch() implements OperationSpec {
    @Override
    public Map<String, String> identity() {
      return Map.of();
    }
  }

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

    @Override
    public Map<String, String> identity() {
      return Map.of("--window", Durations.format(length), "--slide", Durations.format(slide));
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

    /** Which rows come out may change from run to run. */
    @Override
    public Map<String, String> identity() {
      Map<String, String> identity = new HashMap<>();
      identity.put("--stateful", "");
      timeout.ifPresent(d -> identity.put("--state-timeout", Durations.format(d)));
      return identity;
    }
  }
}
