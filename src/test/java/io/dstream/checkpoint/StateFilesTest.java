package io.dstream.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
  private static final StateFiles.Name NAME = new StateFiles.Name(1000, "counts");

  @TempDir private Path directory;
  private StateFiles files;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    files = new StateFiles(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
    WordTable counts = new WordTable();
    counts.add("spark".getBytes(UTF_8), 0, 5, 1L << 40);
    counts.add("streaming".getBytes(UTF_8), 0, 9, 7);
    files.write(NAME, counts::writeTo);
    file = directory.resolve(NAME.toString());
  }

  @Test
  void whatIsReadIsWhatWasWrittenAndNothingIsBesideIt() throws IOException {
    WordTable counts = read();
    assertThat(counts.size()).isEqualTo(2);
    assertThat(counts.count(counts.find("spark".getBytes(UTF_8), 0, 5))).isEqualTo(1L << 40);
    try (var all = Files.list(directory)) {
      assertThat(all).containsExactly(file);
    }
  }

  /** A length among the bytes is not believed before the sum is right. */
  @Test
  void whateverByteIsAnotherTheFileIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x40;
      Files.write(file, bad);
      assertRefused(i < Integer.BYTES ? "is of format" : "is damaged");
    }
  }

  @Test
  void whereverItIsCutOffTheFileIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertRefused("is damaged");
    }
  }

  private WordTable read() throws IOException {
    return files.read(
        NAME,
        in -> {
          WordTable counts = new WordTable();
          counts.readFrom(in);
          return counts;
        });
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining(NAME + " " + why)
        .satisfies(e -> assertThat(((DstreamException) e).hint()).isPresent());
  }
}
