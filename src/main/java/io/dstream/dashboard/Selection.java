package io.dstream.dashboard;

import io.dstream.row.Escapes;
import io.dstream.row.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of a result that a watcher selects.
 *
 * @param top the maximum number of best rows
 * @param prefix the prefix of their key
 * @param key their key; the columns of a composite key are separated by commas
 * @param filter the condition that they meet
 */
public record Selection(
    int top, Optional<String> prefix, Optional<String> key, Optional<RowFilter> filter) {
  /** Selects all rows that are kept. */
  public static final Selection ALL =
      new Selection(Integer.MAX_VALUE, Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the selected rows of {@code rows}, in their order. */
  List<ShownRow> of(Schema schema, List<ShownRow> rows) {
    return rows.stream().filter(row -> holds(schema, row)).limit(top).toList();
  }

  private boolean holds(Schema schema, ShownRow row) {
    if (prefix.isPresent() || key.isPresent()) {
      String text = keyText(schema, row);
      if (!text.startsWith(prefix.orElse("")) || !key.map(text::equals).orElse(true)) {
        return false;
      }
    }
    return filter.map(condition -> condition.holds(row.row())).orElse(true);
  }

  /** Returns the key of a row as text. */
  static String keyText(Schema schema, ShownRow row) {
    return schema.key().stream()
        .map(column -> row.row().get(column))
        .map(
            value -> value instanceof byte[] text ? Escapes.decoded(text) : Objects.toString(value))
        .collect(Collectors.joining(","));
  }
}
