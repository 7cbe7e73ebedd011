package io.dstream.sink.hbase;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowKeysTest {
  private static final Instant TIME = Instant.parse("2026-11-22T16:00:01.500Z");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("host", ColumnType.STRING, true), new Column("port", ColumnType.BIGINT, true));
  private static final Schema TOTALS = new Schema(COLUMNS, List.of(0), true, List.of());
  private static final Schema PAIRS = new Schema(COLUMNS, List.of(0, 1), false, List.of());

  @Test
  void aTotalIsKnownByItsKeyAlone() {
    assertThat(key(TOTALS, "h\u00e9", 1L)).isEqualTo("h\u00e9");
    assertThat(key(TOTALS, null, 1L)).isEqualTo("\\xnull");
    assertThat(key(TOTALS, "", 1L)).isEqualTo("\\xempty");
  }

  @Test
  void textsThatLookLikeWhatIsNoTextStayApart() {
    assertThat(key(TOTALS, "\\xnull", 1L)).isEqualTo("\\\\xnull");
    assertThat(key(TOTALS, "\\xempty", 1L)).isEqualTo("\\\\xempty");
    assertThat(key(PAIRS, "a\t7", 1L)).isNotEqualTo(key(PAIRS, "a", 7L));
    assertThat(key(TOTALS, "a\tb", 1L)).isEqualTo("a\\tb");
    assertThat(key(TOTALS, "a\\tb", 1L)).isEqualTo("a\\\\tb");
  }

  @Test
  void aRowOfABatchHasItsTimeBehindTheKey() {
    assertThat(key(PAIRS, "a", 80L)).isEqualTo("a\t80\t2026-11-22T16:00:01.500Z");
  }

  @Test
  void bytesThatAreNoTextStayAsTheyAre() {
    byte[] odd = {(byte) 0xFF, 'a'};
    assertThat(new RowKeys(TOTALS, TIME).of(Row.of(odd, 1L))).isEqualTo(odd);
    byte[] text = "\\xFFa".getBytes(UTF_8);
    assertThat(new RowKeys(TOTALS, TIME).of(Row.of(text, 1L))).isNotEqualTo(odd);
  }

  @Test
  void aKeyThatIsTooLongIsItsHashAndNotCut() {
    String longest = "a".repeat(RowKeys.LONGEST);
    assertThat(key(TOTALS, longest, 1L)).isEqualTo(longest);
    String one = key(TOTALS, longest + "b", 1L);
    assertThat(one).matches("\\\\xsha256:[0-9a-f]{64}");
    assertThat(key(TOTALS, longest + "c", 1L)).isNotEqualTo(one).hasSameSizeAs(one);
  }

  @Test
  void equalRowsWithoutAKeyAreToldApartByTheirNumbers() {
    Schema keyless = new Schema(COLUMNS, List.of(), false, List.of());
    RowKeys keys = new RowKeys(keyless, TIME);
    String first = new String(keys.of(Row.of(bytes("a"), 80L, 0L)), ISO_8859_1);
    assertThat(first).matches("2026-11-22T16:00:01\\.500Z\t[0-9a-f]{64}");
    assertThat(keys.of(Row.of(bytes("a"), 80L, 1L))).isNotEqualTo(bytes(first));
    assertThat(keys.of(Row.of(bytes("a"), 80L, 0L))).isEqualTo(bytes(first));
  }

  private static String key(Schema schema, String host, Long port) {
    byte[] text = host == null ? null : bytes(host);
    return new String(new RowKeys(schema, TIME).of(Row.of(text, port)), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
