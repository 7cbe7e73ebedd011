package io.dstream.sink.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How messages name a row. */
class RowPhrasesTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.required("host", ColumnType.STRING),
          Column.required("port", ColumnType.BIGINT),
          new Column("mean", ColumnType.DOUBLE, true),
          new Column("tags", ColumnType.JSON, true));
  private static final Row ROW = Row.of(bytes("a"), 80L, null, bytes("[1]"));

  @Test
  void aWordIsNamedByItselfAndItsCount() {
    RowPhrases words = new RowPhrases(Schema.WORD_COUNT);
    Row row = Row.of(bytes("spark"), 3L);
    assertThat(words.key(row)).isEqualTo("the word 'spark'");
    assertThat(words.whole(row)).isEqualTo("the word 'spark' with count 3");
  }

  @Test
  void aRowIsNamedByAllItsKeyColumnsAndTheRest() {
    RowPhrases phrases = new RowPhrases(new Schema(COLUMNS, List.of(0, 1), true, List.of()));
    assertThat(phrases.key(ROW)).isEqualTo("the host 'a', port 80");
    assertThat(phrases.whole(ROW)).isEqualTo("the host 'a', port 80 with mean null, tags '[1]'");
  }

  @Test
  void aRowWithoutAKeyIsNamedByAllOfIt() {
    RowPhrases phrases = new RowPhrases(new Schema(COLUMNS, List.of(), false, List.of()));
    assertThat(phrases.key(ROW))
        .isEqualTo("the row with host 'a', port 80, mean null, tags '[1]'")
        .isEqualTo(phrases.whole(ROW));
  }

  @Test
  void textIsShownInOneShortLine() {
    byte[] odd = bytes("a\n\u0000" + "\uD83C\uDF0A".repeat(50));
    assertThat(new RowPhrases(Schema.WORD_COUNT).key(Row.of(odd, 1L)))
        .isEqualTo("the word 'a\\x0A\\x00" + "\uD83C\uDF0A".repeat(37) + "…' (203 bytes)");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
