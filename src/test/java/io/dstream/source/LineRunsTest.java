package io.dstream.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineRunsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`1\n2\n3\n4\n5\n6\n7\n`, 3, `1\n2\n3\n|4\n5\n|6\n7\n`",
        "`1\n2\n3\n4\n`, 2, `1\n2\n|3\n4\n`",
        "`1\n2\n3`, 2, `1\n2\n|3`",
        "`1\r\n2`, 5, `1\r\n|2`",
        "`\n\n\n`, 3, `\n|\n|\n`",
        "`no end`, 1, `no end`",
        "``, 4, ``"
      })
  void runsAreConsecutiveAndAsEqualAsCanBe(String text, int runs, String expected)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> cut = new ArrayList<>();
    int start = 0;
    for (long end : LineRuns.ends(() -> new ByteArrayInputStream(bytes), runs)) {
      cut.add(text.substring(start, (int) end));
      start = (int) end;
    }
    assertThat(String.join("|", cut)).isEqualTo(expected);
  }
}
