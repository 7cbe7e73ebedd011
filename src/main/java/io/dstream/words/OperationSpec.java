package io.dstream.words;

import io.dstream.row.Schema;
import io.dstream.spec.Cadence;
import io.dstream.spec.Durations;
import io.dstream.spec.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The range of records over which words are counted. */
public sealed interface OperationSpec {
  /** Returns the options that specify the operation; a flag's value is empty. */
  Map<String, String> identity();

  /** Describes the operation; {@code batch} is the batch interval. */
  String describe(Duration batch);

  /** Returns the schema of the rows. */
  default Schema schema() {
    return Schema.WORD_COUNT;
  }

  /** Returns at which batches there is a result. */
  default Cadence cadence() {
    return Cadence.EVERY_BATCH;
  }

  /** Returns whether a batch's counts depend on the batches before it. */
  default boolean keepsState() {
    return true;
  }

  /** Returns what starts over with the program when there is no checkpoint. */
  Optional<String> startsOver();

  /** Describes what the memory use grows with. */
  String memory();

  /** Describes how the operation needs less memory; empty if it has no such option. */
  default Optional<String> lessMemory() {
    return Optional.empty();
  }

  /** Counts each batch separately. */
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

  /** Counts the last {@code length}, again every {@code slide}. */
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
   * @param allRows whether a batch's rows are the totals of all words, or only the changed totals
   */
  record Stateful(Optional<Duration> timeout, boolean allRows) implements OperationSpec {
    public Stateful {
      timeout.ifPresent(time -> Limits.requirePositive("--state-timeout", time));
    }

    /** Excludes {@code allRows}, which may change from run to run. */
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
