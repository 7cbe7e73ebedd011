package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Describes a row in messages, by its columns and values. */
record RowPhrases(Schema schema) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 40;

  /** Describes a row by its key, such as {@code the word 'spark'}; by all values without a key. */
  String key(Row row) {
    return schema.key().isEmpty()
        ? "the row with " + values(row, all())
        : "the " + values(row, schema.key());
  }

  /** Describes all values of a row, such as {@code the word 'spark' with count 3}. */
  String whole(Row row) {
    List<Integer> others = all().stream().filter(i -> !schema.key().contains(i)).toList();
    return schema.key().isEmpty() || others.isEmpty()
        ? key(row)
        : key(row) + " with " + values(row, others);
  }

  private List<Integer> all() {
    return IntStream.range(0, schema.columns().size()).boxed().toList();
  }

  private String values(Row row, List<Integer> columns) {
    return columns.stream()
        .map(i -> schema.columns().get(i).name() + " " + shown(row.get(i)))
        .collect(Collectors.joining(", "));
  }

  /** Quotes text, escapes control characters and truncates long text. */
  private static String shown(Object value) {
    if (!(value instanceof byte[] bytes)) {
      return String.valueOf(value);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    boolean cut = text.codePoints().skip(SHOWN).findAny().isPresent();
    return shown + (cut ? "…' (" + bytes.length + " bytes)" : "'");
  }
}
