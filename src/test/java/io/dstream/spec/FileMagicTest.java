package io.dstream.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMagicTest {
  @TempDir private Path directory;

  @Test
  void compressedInputIsWrongUsageOfEveryCommand() throws IOException {
    Path file = directory.resolve("words.txt");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write('a');
    }
    assertThatThrownBy(() -> new InputFile(file).check())
        .isInstanceOf(DstreamException.class)
        .hasMessage("file " + file + " holds gzip data, not text (--input)");
  }

  @Test
  void aTextIsNoCompressedData() throws IOException {
    for (String text : new String[] {"", "P", "PK is a name", "BZhang wrote this", "7z and more"}) {
      Path file = Files.writeString(directory.resolve("words"), text);
      assertThat(FileErrors.requireText("--input", file)).isEqualTo(file);
    }
  }
}
