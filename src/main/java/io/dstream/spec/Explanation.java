package io.dstream.spec;

import java.util.ArrayList;
import java.util.List;

/** What {@code --explain} prints: the plan and its guarantee. */
public final class Explanation {
  private Explanation() {}

  /** The plan, line by line. */
  public static List<String> of(PipelineSpec<?, ?> spec) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "source     "
            + spec.source().uri()
            + (spec.source().usesReceiver() ? " (a receiver: one core)" : ""));
    lines.add("words      " + words(spec.words()));
    lines.add("operation  " + operation(spec.operation(), spec));
    for (SinkSpec sink : spec.sinks()) {
      lines.add("sink       " + sink.describe() + (sink.idempotent() ? " (idempotent)" : ""));
    }
    lines.add("batch      every " + Durations.format(spec.batch()));
    lines.add("master     " + spec.master().url());
    lines.add("stops      " + stop(spec.stop()));
    spec.recovery().checkpoint().ifPresent(dir -> lines.add("checkpoint " + dir));
    if (spec.recovery().checkpoint().isEmpty()
        && !(spec.operation() instanceof OperationSpec.PerBatch)) {
      lines.add(
          "checkpoint none: "
              + (spec.operation() instanceof OperationSpec.Window
                  ? "the window begins"
                  : "totals begin")
              + " anew with the program");
    }
    Guarantee guarantee = spec.source().guarantee(spec.recovery());
    boolean same = spec.sinks().stream().map(guarantee::into).distinct().count() == 1;
    for (SinkSpec sink : same ? spec.sinks().subList(0, 1) : spec.sinks()) {
      String into = same ? "" : " (into " + sink.describe() + ")";
      lines.add("guarantee  " + guarantee.into(sink) + into);
    }
    return List.copyOf(lines);
  }

  private static String words(WordSpec words) {
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

  private static String operation(OperationSpec operation, PipelineSpec<?, ?> spec) {
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
    return "count each batch of " + Durations.format(spec.batch());
  }

  private static String stop(StopSpec stop) {
    List<String> parts = new ArrayList<>();
    stop.batches().ifPresent(n -> parts.add("after " + n + " batches"));
    stop.duration().ifPresent(d -> parts.add("after " + Durations.format(d)));
    stop.idle().ifPresent(d -> parts.add("after " + Durations.format(d) + " without a new record"));
    parts.add("on SIGINT or SIGTERM, after what was received is counted");
    return String.join("; ", parts);
  }
}
