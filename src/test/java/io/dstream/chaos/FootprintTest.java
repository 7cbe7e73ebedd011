package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs of a pipeline at work. */
class FootprintTest {
  @TempDir private Path directory;

  @Test
  void changesWithAFileBelowADirectoryAndNotWithOneInIt() throws IOException {
    Path missing = directory.resolve("missing");
    Footprint before = Footprint.of(List.of(directory, missing));
    Files.createFile(directory.resolve(".lock"));
    assertThat(Footprint.of(List.of(directory, missing))).isEqualTo(before);
    Files.createFile(Files.createDirectory(directory.resolve("batches")).resolve("1"));
    assertThat(Footprint.of(List.of(directory, missing))).isNotEqualTo(before);
  }

  @Test
  void doesNotChangeWithWhatIsHiddenSinceThatIsUnfinished() throws IOException {
    Files.createDirectory(directory.resolve("batches"));
    Footprint before = Footprint.of(List.of(directory));
    Files.createFile(directory.resolve("batches").resolve(".2.tmp"));
    Files.createFile(Files.createDirectory(directory.resolve(".batch")).resolve("part"));
    assertThat(Footprint.of(List.of(directory))).isEqualTo(before);
    Files.move(directory.resolve(".batch"), directory.resolve("batch"));
    assertThat(Footprint.of(List.of(directory))).isNotEqualTo(before);
  }
}
