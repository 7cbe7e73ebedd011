package io.dstream.pipe.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineRowsTest {
  @Test
  void linesAreRowsWithoutTheirEnds() {
    assertThat(lines("a\nbc\r\n\n\r\nd\r", "", "e\n"))
        .containsExactly("a", "bc", "", "", "d\r", "e");
    assertThat(lines()).isEmpty();
  }

  @Test
  void theyAreThoseOfTheBlock() {
    String text = "a\r\n\r\r\nb\n\nc";
    List<String> expected = new ArrayList<>();
    block(text)
        .forEachLine(
            (bytes, from, to) ->
                expected.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    assertThat(lines(text)).isEqualTo(expected);
  }

  private static LineBlock block(String text) {
    byte[] bytes = ("##" + text).getBytes(StandardCharsets.UTF_8);
    return new LineBlock(bytes, 2, bytes.length);
  }

  private static List<String> lines(String... blocks) {
    List<String> lines = new ArrayList<>();
    new LineRows(Arrays.stream(blocks).map(LineRowsTest::block).iterator())
        .forEachRemaining(row -> lines.add(row.getUTF8String(0).toString()));
    return lines;
  }
}
