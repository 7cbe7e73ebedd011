package io.dstream.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a pipeline in words. */
final class PlanWords {
  private PlanWords() {}

  static String of(WordSpec words) {
    List<String> parts = new ArrayList<>();
    parts.add(words.split().map(regex -> "split at " + regex).orElse("split at white space"));
    if (words.lowerCase()) {
      parts.add("lower case");
    }
    if (words.minLength() > 1) {
      parts.add("at least " + words.minLength() + " characters");
    }
    if (!words.stopWords().isEmpty()) {
      parts.add(words.stopWords().size() + " stop words left out");
    }
    return String.join(", ", parts);
  }

  static String of(OperationSpec operation, Duration batch) {
    if (operation instanceof OperationSpec.Window window) {
      return "count over the last "
          + Durations.format(window.length())
          + ", every "
          + Durations.format(window.slide())
          + (window.length().compareTo(window.slide()) > 0 ? " (incremental)" : "");
    }
    if (operation instanceof OperationSpec.Stateful state) {
      return "running totals since the start"
          + state
              .timeout()
              .map(d -> ", words idle for " + Durations.format(d) + " forgotten")
              .orElse("")
          + (state.allRows() ? "; every total, every batch" : "; the totals that changed");
    }
    return "count each batch of " + Durations.format(batch);
  }

  static List<String> of(StopSpec stop) {
    List<String> parts = new ArrayList<>();
    stop.batches().ifPresent(n -> parts.add("after " + n + " batches"));
    stop.duration().ifPresent(d -> parts.add("after " + Durations.format(d)));
    stop.idle().ifPresent(d -> parts.add("after " + Durations.format(d) + " without a new record"));
    parts.add("on SIGINT or SIGTERM, after what was received is counted");
    return List.copyOf(parts);
  }

  /** What the memory that an operation needs grows with. */
  static String memory(OperationSpec operation) {
    if (operation instanceof OperationSpec.Window) {
      return "memory follows the different words of each batch in the window";
    }
    if (operation instanceof OperationSpec.Stateful state) {
      Optional<Duration> timeout = state.timeout();
      return timeout.isPresent()
          ? "memory follows the different words of the last " + Durations.format(timeout.get())
          : "memory grows with the number of different words ever seen; --state-timeout bounds it";
    }
    return "memory follows the different words of a batch, not its size";
  }
}
