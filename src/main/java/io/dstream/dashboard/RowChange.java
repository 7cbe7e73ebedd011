package io.dstream.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of a selection differ from those before.
 *
 * @param isResult whether a result came at all
 * @param replaced all rows, where they have no key, or most of them are others
 * @param changed those that are new or other than they were
 * @param removed the keys of those that are gone
 */
record RowChange(
    boolean isResult, Optional<List<String>> replaced, List<String> changed, List<String> removed) {
  /** No result came. */
  static final RowChange NONE = new RowChange(false, Optional.empty(), List.of(), List.of());

  /** Rows without a key. */
  static RowChange replaced(List<String> rows) {
    return new RowChange(true, Optional.of(rows), List.of(), List.of());
  }

  /** Rows by their key, before and now; all of them where that is shorter. */
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
