package io.dstream.alert;

import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tracks the rows that meet the condition of one alert across results. Memory: {@code limit} rows;
 * while as many rows meet it, further rows are not tracked.
 */
final class AlertFollower {
  private final AlertRule rule;
  private final Schema schema;
  private final int limit;

  /** The rows that have not met the condition for long enough. */
  private final Map<String, AlertRow> pending = new LinkedHashMap<>();

  private final Map<String, AlertRow> firing = new LinkedHashMap<>();

  AlertFollower(AlertRule rule, Schema schema, int limit) {
    this.rule = rule;
    this.schema = schema;
    this.limit = limit;
  }

  /** Returns the keys of the rows that it tracks. */
  Set<String> followed() {
    Set<String> keys = new HashSet<>(pending.keySet());
    keys.addAll(firing.keySet());
    return keys;
  }

  /**
   * Processes a result.
   *
   * @return the rows that stop firing, if any
   */
  Optional<AlertChange> take(Evaluation result, Instant time) {
    // A total that is not among the rows of a result has not changed.
    Predicate<String> isOver =
        schema.totals() ? result.notMet()::contains : key -> !result.met().containsKey(key);
    pending.keySet().removeIf(isOver);
    List<AlertRow> resolved = new ArrayList<>();
    for (Iterator<Map.Entry<String, AlertRow>> all = firing.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<String, AlertRow> row = all.next();
      if (isOver.test(row.getKey())) {
        resolved.add(row.getValue());
        all.remove();
      }
    }
    result.met().forEach((key, row) -> follow(key, row, time));
    return change(AlertChange.State.RESOLVED, resolved, time);
  }

  private void follow(String key, Row row, Instant time) {
    Map<String, AlertRow> in = firing.containsKey(key) ? firing : pending;
    AlertRow known = in.get(key);
    if (known != null || pending.size() + firing.size() < limit) {
      Instant since = known == null ? time : known.since();
      in.put(key, new AlertRow(key, schema.json(row), since));
    }
  }

  /**
   * Processes the end of a batch, with or without a result.
   *
   * @return the rows that start firing, if any
   */
  Optional<AlertChange> due(Instant time) {
    List<AlertRow> begun =
        pending.values().stream()
            .filter(row -> !row.since().plus(rule.hold()).isAfter(time))
            .toList();
    begun.forEach(
        row -> {
          pending.remove(row.key());
          firing.put(row.key(), row);
        });
    return change(AlertChange.State.FIRING, begun, time);
  }

  private Optional<AlertChange> change(AlertChange.State state, List<AlertRow> rows, Instant time) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new AlertChange(rule.name(), state, time, rows));
  }
}
