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
 * A change of an alert, which starts or stops firing for some rows.
 *
 * @param alert the name of the alert
 * @param state whether it starts or stops
 * @param time the time of the batch that caused the change
 * @param rows the rows concerned, one or more
 */
public record AlertChange(String alert, State state, Instant time, List<AlertRow> rows) {
  private static final String NO_KEY = "{}";

  public AlertChange {
    rows = List.copyOf(rows);
  }

  /** The states, named as in Prometheus. */
  public enum State {
    /** The condition has held for long enough. */
    FIRING,
    /** The condition no longer holds. */
    RESOLVED;

    /** Returns the name in lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns a line for people: {@code alert hot firing: {"word":"the","count":5}}. */
  public String line() {
    boolean firing = state == State.FIRING;
    List<String> which =
        firing
            ? rows.stream().map(AlertRow::row).toList()
            : rows.stream().map(AlertRow::key).filter(key -> !key.equals(NO_KEY)).toList();
    String after = firing ? "" : " after " + Durations.format(longest());
    return "alert " + alert + " " + state + after + (which.isEmpty() ? "" : ": " + few(which));
  }

  /** Lists a few JSON objects, for a terminal. */
  static String few(List<String> objects) {
    return Escapes.withoutSteering(Phrases.few(objects));
  }

  private Duration longest() {
    return rows.stream()
        .map(row -> Duration.between(row.since(), time))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Returns the environment variables for a command. */
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
