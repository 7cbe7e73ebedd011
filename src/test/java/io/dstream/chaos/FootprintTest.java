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
    Files.createFile(directory.resolve("lock"));
    assertThat(Footprint.of(List.of(directory, missing))).isEqualTo(before);
    Files.createFile(Files.createDirectory(directory.resolve("batches")).resolve("1"));
    assertThat(Footprint.of(List.of(directory, missing))).isNotEqualTo(before);
  }
}
