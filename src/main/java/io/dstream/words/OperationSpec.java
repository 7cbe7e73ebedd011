package io.dstream.words;

import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import io.dstream.spec.Durations;
import io.dstream.spec.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Over what the words are counted. */
public sealed interface OperationSpec {
  /** The options that say so; a flag's value is empty. */
  Map<String, String> identity();

  /** The operation in words; {@code batch} is the batch interval. */
  String describe(Duration batch);

  /** What the rows are. */
  default Schema schema() {
    return Schema.WORD_COUNT;
  }

  /** At which batches there is a result. */
  default Cadence cadence() {
    return Cadence.EVERY_BATCH;
  }

  /** Whether a batch's counts depend on the batches before it. */
  default boolean keepsState() {
    return true;
  }

  /** What starts over with the program when there is no checkpoint. */
  Optional<String> startsOver();

  /** What the use of memory grows with. */
  String memory();

  /** What makes it need less memory; empty where nothing of its own does. */
  default Optional<String> lessMemory() {
    return Optional.empty();
  }

  /** Every batch by itself. */
  record PerBatch() implements OperationSpec {
    @Override
    public Map<String, String> identity() {
      return Map.of();
    }

    @Override
    public String describe(Duration batch) {
      return "count each batch of " + Durations.format(batch);
    }

    @Override
    public boolean keepsState() {
      return false;
    }

    @Override
    public Optional<String> startsOver() {
      return Optional.empty();
    }

    @Override
    public String memory() {
      return "memory follows the different words of a batch, not its size";
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

    @Override
    public String describe(Duration batch) {
      return "count over the last "
          + Durations.format(length)
          + ", every "
          + Durations.format(slide)
          + (length.compareTo(slide) > 0 ? " (incremental)" : "");
    }

    @Override
    public Cadence cadence() {
      return Cadence.windows(length, slide);
    }

    @Override
    public Optional<String> startsOver() {
      return Optional.of("the window begins");
    }

    @Override
    public String memory() {
      return "memory follows the different words of each batch in the window";
    }

    @Override
    public Optional<String> lessMemory() {
      return Optional.of("a --window below " + Durations.format(length));
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

    @Override
    public String describe(Duration batch) {
      return "running totals since the start"
          + timeout.map(d -> ", words idle for " + Durations.format(d) + " forgotten").orElse("")
          + (allRows ? "; every total, every batch" : "; the totals that changed");
    }

    @Override
    public Schema schema() {
      return Schema.WORD_TOTALS;
    }

    @Override
    public Optional<String> startsOver() {
      return Optional.of("totals begin");
    }

    @Override
    public String memory() {
      return timeout
          .map(d -> "memory follows the different words of the last " + Durations.format(d))
          .orElse(
              "memory grows with the number of different words ever seen; --state-timeout bounds"
                  + " it");
    }

    @Override
    public Optional<String> lessMemory() {
      return timeout.isPresent()
          ? Optional.empty()
          : Optional.of("forget words with --state-timeout");
    }
  }
}
