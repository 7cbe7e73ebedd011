package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
  private static final Path HOME = Path.of("/home/someone");

  @Test
  void standsInTheStateDirectory() {
    assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", "/state"), HOME))
        .isEqualTo(Path.of("/state/dstream/history"));
  }

  @Test
  void standsInTheHomeDirectoryWhereThereIsNoOther() {
    Path inHome = HOME.resolve(".local/state/dstream/history");
    assertThat(HistoryFile.of(Map.of(), HOME)).isEqualTo(inHome);
    assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", "relative"), HOME)).isEqualTo(inHome);
  }

  @Test
  void isReadByItsOwnerAloneAndKeptAsItIs(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("a/b/history");
    HistoryFile.create(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.writeString(file, "kept");
    HistoryFile.create(file);
    assertThat(file).hasContent("kept");
  }
}
