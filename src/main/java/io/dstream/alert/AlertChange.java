package io.dstream.alert;

import io.dstream.row.Escapes;
import io.dstream.spec.Durations;
import io.dstream.spec.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An alert begins to fire for some rows, or ends to.
 *
 * @param alert the name of the alert
 * @param state which of the two
 * @param time the time of the batch that made it so
 * @param rows those rows, one or more
 */
public record AlertChange(String alert, State state, Instant time, List<AlertRow> rows) {
  private static final String NO_KEY = "{}";

  public AlertChange {
    rows = List.copyOf(rows);
  }

  /** The words of Prometheus for it. */
  public enum State {
    /** The condition has held for long enough. */
    FIRING,
    /** It holds no longer. */
    RESOLVED;

    /** As programs read it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A line for people: {@code alert hot firing: {"word":"the","count":5}}. */
  public String line() {
    boolean firing = state == State.FIRING;
    List<String> which =
        firing
            ? rows.stream().map(AlertRow::row).toList()
            : rows.stream().map(AlertRow::key).filter(key -> !key.equals(NO_KEY)).toList();
    String after = firing ? "" : " after " + Durations.format(longest());
    return "alert " + alert + " " + state + after + (which.isEmpty() ? "" : ": " + few(which));
  }

  /** A few JSON objects, for a terminal. */
  static String few(List<String> objects) {
    return Escapes.withoutSteering(Phrases.few(objects));
  }

  private Duration longest() {
    return rows.stream()
        .map(row -> Duration.between(row.since(), time))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** For programs: the variables that a command finds. */
  Map<String, String> environment() {
    return Map.of(
        "DSTREAM_ALERT",
        alert,
        "DSTREAM_ALERT_STATE",
        state.toString(),
        "DSTREAM_ALERT_TIME",
        time.toString());
  }
}
