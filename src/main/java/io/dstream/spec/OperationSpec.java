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
      Limits.requirePositive("--window", length);
      Limits.requirePositive("--slide", slide);
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
      timeout.ifPresent(time -> Limits.requirePositive("--state-timeout", time));
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
