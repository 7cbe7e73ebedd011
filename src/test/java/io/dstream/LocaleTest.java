package io.dstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Row;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.spec.ByteSize;
import io.dstream.spec.Durations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Numbers in names and formats are the same in every language. Executors have the locale of their
 * machine; {@link Main} sets that of its own JVM alone.
 */
class LocaleTest {
  private static final Locale ARABIC_DIGITS = Locale.forLanguageTag("ar-EG-u-nu-arab");

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakArabic() {
    Locale.setDefault(ARABIC_DIGITS);
    assertThat("%d".formatted(7)).isEqualTo("\u0667");
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @EnumSource(RowFormat.Name.class)
  void resultsHaveAsciiDigits(RowFormat.Name format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Row row = Row.of("word".getBytes(StandardCharsets.UTF_8), 1234L);
    format.of(Schema.WORD_COUNT).append(row, TimeFormat.UTC.of(Instant.EPOCH), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("1234").isASCII();
  }

  @Test
  void sizesAndDurationsHaveAsciiDigits() {
    assertThat(ByteSize.format(3L << 30) + Durations.format(Duration.ofMillis(1500))).isASCII();
  }
}
