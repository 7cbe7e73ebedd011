package io.dstream.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference between the rows of a selection and its earlier rows.
 *
 * @param isResult whether there is a new result at all
 * @param replaced all rows, if they have no key or if the list of changes would be longer
 * @param changed the rows that are new or changed
 * @param removed the keys of the removed rows
 */
record RowChange(
    boolean isResult, Optional<List<String>> replaced, List<String> changed, List<String> removed) {
  /** There is no new result. */
  static final RowChange NONE = new RowChange(false, Optional.empty(), List.of(), List.of());

  /** Returns a change that replaces all rows, such as rows without a key. */
  static RowChange replaced(List<String> rows) {
    return new RowChange(true, Optional.of(rows), List.of(), List.of());
  }

  /** Compares rows by their key, before and now; returns all rows if that is shorter. */
  static RowChange between(Map<String, String> before, Map<String, String> now) {
    List<String> changed = new ArrayList<>();
    now.forEach(
        (key, row) -> {
          if (!row.equals(before.get(key))) {
            changed.add(row);
          }
        });
    List<String> removed = before.keySet().stream().filter(key -> !now.containsKey(key)).toList();
    return changed.size() + removed.size() > now.size()
        ? replaced(List.copyOf(now.values()))
        : new RowChange(true, Optional.empty(), changed, removed);
  }
}
