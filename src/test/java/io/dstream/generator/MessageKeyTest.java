package io.dstream.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageKeyTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      nullValues = "-",
      value = {
        "none,two words,-,two words",
        "word,two words,two,two words",
        "word,  two\tways,two,  two\tways",
        "word,  ,-,  ",
        "number,two words,7,two words",
        "tab,k\tv\tw,k,v\tw",
        "tab,\tv,'',v"
      })
  void aMessageGoesUnderItsKey(String kind, String line, String key, String message) {
    MessageKey messageKey = MessageKey.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
    byte[] bytes = line.getBytes(UTF_8);
    assertThat(messageKey.of(bytes, 7).map(k -> new String(k, UTF_8)).orElse(null)).isEqualTo(key);
    assertThat(new String(messageKey.message(bytes), UTF_8)).isEqualTo(message);
  }

  @Test
  void aLineWithoutTheTabItNeedsIsNamed() {
    assertThatThrownBy(() -> MessageKey.TAB.of("no tab".getBytes(UTF_8), 3))
        .isInstanceOf(DstreamException.class)
        .hasMessage("message 3 has no TAB, which --key tab needs");
  }
}
