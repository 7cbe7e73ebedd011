package io.dstream.dashboard;

import io.dstream.row.Escapes;
import io.dstream.row.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows of a result somebody watches.
 *
 * @param top so many of the best at most
 * @param prefix what their key begins with
 * @param key their key; a key of several columns is written with a comma between them
 * @param filter what they meet
 */
public record Selection(
    int top, Optional<String> prefix, Optional<String> key, Optional<RowFilter> filter) {
  /** All that are kept. */
  public static final Selection ALL =
      new Selection(Integer.MAX_VALUE, Optional.empty(), Optional.empty(), Optional.empty());

  /** Those of {@code rows} that are selected, in their order. */
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

  /** The key of a row as a text. */
  static String keyText(Schema schema, ShownRow row) {
    return schema.key().stream()
        .map(column -> row.row().get(column))
        .map(
            value -> value instanceof byte[] text ? Escapes.decoded(text) : Objects.toString(value))
        .collect(Collectors.joining(","));
  }
}
