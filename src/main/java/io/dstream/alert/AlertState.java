package io.dstream.alert;

import io.dstream.alert.AlertChange.State;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alert and the rows for which it fires, by key. Immutable.
 *
 * @param rows empty if it does not fire
 */
public record AlertState(AlertRule rule, Map<String, AlertRow> rows) {
  public AlertState {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  static Map<String, AlertRow> byKey(List<AlertRow> rows) {
    Map<String, AlertRow> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  /** Whether the alert fires for any row. */
  public boolean isFiring() {
    return !rows.isEmpty();
  }

  /** Returns what it fires for: {@code hot firing: {"word":"the","count":5}}. */
  public String line() {
    List<String> all = rows.values().stream().map(AlertRow::row).toList();
    return rule.name() + " " + State.FIRING + ": " + AlertChange.few(all);
  }

  /** Returns the state after a change of this alert. */
  AlertState after(AlertChange change) {
    Map<String, AlertRow> next = new LinkedHashMap<>(rows);
    if (change.state() == State.FIRING) {
      next.putAll(byKey(change.rows()));
    } else {
      change.rows().forEach(row -> next.remove(row.key()));
    }
    return new AlertState(rule, next);
  }
}
