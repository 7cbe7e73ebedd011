package io.dstream.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFormatTest {
  private static final String TIME = "2026-11-22T16:00:01Z";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "text, `      3 spark`",
        "tsv,  `2026-11-22T16:00:01Z\tspark\t3`",
        "csv,  `2026-11-22T16:00:01Z,spark,3`",
        "json, `{\"time\":\"2026-11-22T16:00:01Z\",\"word\":\"spark\",\"count\":3}`"
      })
  void aRowIsALine(RowFormat.Name format, String line) {
    assertThat(format(format, "spark", 3)).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "text, `a\tb`, `      1 a\\tb`",
        "tsv,  `a\tb`, `2026-11-22T16:00:01Z\ta\\tb\t1`",
        "tsv,  `a\u001b[1m`, `2026-11-22T16:00:01Z\ta\\x1B[1m\t1`",
        "csv,  `a,b`, `2026-11-22T16:00:01Z,\"a,b\",1`",
        "csv,  `a\"b`, `2026-11-22T16:00:01Z,\"a\"\"b\",1`",
        "json, `a\"\\b`, `{\"time\":\"2026-11-22T16:00:01Z\",\"word\":\"a\\\"\\\\b\",\"count\":1}`",
        "json, `a\u0001b`, `{\"time\":\"2026-11-22T16:00:01Z\",\"word\":\"a\\u0001b\",\"count\":1}`"
      })
  void whatIsNoTextIsEscaped(RowFormat.Name format, String word, String line) {
    assertThat(format(format, word, 1)).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`a\\b`, `a\\b`",
        "`\\`, `\\`",
        "`a\\tb`, `a\\\\tb`",
        "`\\\\`, `\\\\\\`",
        "`\\\t`, `\\\\\\t`"
      })
  void aBackslashIsDoubledOnlyWhereItWouldReadAsAnEscape(String word, String written) {
    assertThat(format(RowFormat.Name.tsv, word, 1))
        .isEqualTo("2026-11-22T16:00:01Z\t" + written + "\t1\n");
  }

  @Test
  void bytesThatAreNoUtf8ComeOutAsTheyWentInAndAsReplacementsInJson() {
    byte[] word = {'a', (byte) 0xFF, (byte) 0xC2};
    assertThat(bytes(RowFormat.Name.tsv, word)).contains((byte) 0xFF, (byte) 0xC2);
    assertThat(bytes(RowFormat.Name.text, word)).contains((byte) 0xFF, (byte) 0xC2);
    assertThat(new String(bytes(RowFormat.Name.json, word), StandardCharsets.UTF_8))
        .contains("\"word\":\"a\uFFFD\uFFFD\"");
  }

  private static String format(RowFormat.Name format, String word, long count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format
        .of(Schema.WORD_COUNT)
        .append(Row.of(word.getBytes(StandardCharsets.UTF_8), count), TIME, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(RowFormat.Name format, byte[] word) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.of(Schema.WORD_COUNT).append(Row.of(word, 1L), TIME, out);
    return out.toByteArray();
  }
}
