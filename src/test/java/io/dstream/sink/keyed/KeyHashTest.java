package io.dstream.sink.keyed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rows are told apart by; tables keep it, so it does not change. */
class KeyHashTest {
  private static final List<Column> COLUMNS =
      Arrays.stream(ColumnType.values()).map(type -> new Column(type.name(), type, true)).toList();

  @Test
  void aWordsHashIsThatOfItsBytes() {
    assertThat(hex(Schema.WORD_COUNT, bytes("abc"), 1L)).isEqualTo(sha256(bytes("abc")));
  }

  @Test
  void aKeyOfSeveralColumnsHasTypesAndLengths() {
    byte[] encoded =
        HexFormat.of()
            .parseHex(
                "0100000002"
                    + "6162" // STRING ab
                    + "0200000008"
                    + "fffffffffffffffe" // BIGINT -2
                    + "0300000008"
                    + "3ff8000000000000" // DOUBLE 1.5
                    + "0400000001"
                    + "01" // BOOLEAN true
                    + "0500000002"
                    + "7b7d" // JSON {}
                );
    assertThat(hex(keyedByAll(COLUMNS), bytes("ab"), -2L, 1.5, true, bytes("{}")))
        .isEqualTo(sha256(encoded));
    assertThat(hex(keyedByAll(COLUMNS), null, null, null, null, null))
        .isEqualTo(sha256(new byte[25]));
  }

  @Test
  void valuesThatDifferHaveOtherHashes() {
    Schema two =
        keyedByAll(
            List.of(
                new Column("a", ColumnType.STRING, true),
                new Column("b", ColumnType.STRING, true)));
    Set<String> hashes = new HashSet<>();
    hashes.add(hex(two, bytes("ab"), bytes("c")));
    hashes.add(hex(two, bytes("a"), bytes("bc")));
    hashes.add(hex(two, bytes("abc"), bytes("")));
    hashes.add(hex(two, bytes("abc"), null));
    hashes.add(hex(two, null, bytes("abc")));
    assertThat(hashes).hasSize(5);
    Schema one = keyedByAll(List.of(new Column("a", ColumnType.STRING, true)));
    assertThat(hex(one, (Object) null)).isNotEqualTo(hex(one, bytes("")));
  }

  @Test
  void equalNumbersHaveOneHash() {
    Schema number = keyedByAll(List.of(Column.required("a", ColumnType.DOUBLE)));
    assertThat(hex(number, -0.0)).isEqualTo(hex(number, 0.0));
    assertThat(hex(number, Double.longBitsToDouble(0x7ff8000000000001L)))
        .isEqualTo(hex(number, Double.NaN));
  }

  private static Schema keyedByAll(List<Column> columns) {
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    return new Schema(columns, all, false, List.of());
  }

  private static String hex(Schema schema, Object... values) {
    return HexFormat.of().formatHex(new KeyHash(schema).of(Row.of(values)));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
