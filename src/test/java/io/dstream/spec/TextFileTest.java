package io.dstream.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
  private static final String MARK = "\uFEFF";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"a = b,a = b", MARK + "a = b,a = b", MARK + ",''", "'',''", "a" + MARK + ",a" + MARK})
  void aByteOrderMarkAtTheBeginningIsPassedOver(String content, String text) throws IOException {
    assertThat(TextFile.read(file(content, UTF_8))).isEqualTo(text);
  }

  @Test
  void oneThatComesAloneIsPassedOverToo() throws IOException {
    assertThat(TextFile.reader(new ByteArrayInputStream((MARK + "q\n").getBytes(UTF_8))).readLine())
        .isEqualTo("q");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void whatIsNotUtf8IsRefused(String charset) throws IOException {
    String mark = charset.endsWith("E") ? MARK : "";
    Path file = file(mark + "n\u00E4me", Charset.forName(charset));
    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("it is not UTF-8");
  }

  private Path file(String content, Charset charset) throws IOException {
    return Files.write(directory.resolve("file"), content.getBytes(charset));
  }
}
