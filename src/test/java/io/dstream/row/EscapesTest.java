package io.dstream.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscapesTest {
  private static final String SIGNS = "\\xF\u00FF";

  @Test
  void bytesThatAreNoTextAreEscaped() {
    assertThat(Escapes.decoded("caf\u00E9 \\n \\x1".getBytes(UTF_8)))
        .isEqualTo("caf\u00E9 \\n \\x1");
    assertThat(Escapes.decoded(new byte[] {'a', (byte) 0xFF, (byte) 0xC2}))
        .isEqualTo("a\\xFF\\xC2");
    assertThat(Escapes.decoded("\\xFF".getBytes(UTF_8))).isEqualTo("\\\\xFF");
  }

  @Test
  void differentBytesAreDifferentTexts() {
    Map<String, String> seen = new HashMap<>();
    int texts = 0;
    for (int length = 0; length <= 7; length++) {
      int number = 1 << (2 * length);
      texts += number;
      for (int i = 0; i < number; i++) {
        StringBuilder text = new StringBuilder();
        for (int digit = 0; digit < length; digit++) {
          text.append(SIGNS.charAt((i >> (2 * digit)) & 3));
        }
        seen.put(Escapes.decoded(text.toString().getBytes(ISO_8859_1)), text.toString());
      }
    }
    assertThat(seen).hasSize(texts);
  }
}
