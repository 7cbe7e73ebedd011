package io.dstream.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFilesTest {
  @TempDir private Path directory;

  @Test
  void aLocalFileHasThePermissionsOfHadoopsUmaskAndNoChecksumBesideIt() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.permissions.umask-mode", "027");
    Path file = directory.resolve("new").resolve("part");
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    FileSystem files = RawFiles.of(path, conf);
    files.create(path, true).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(file.getParent().toFile().list()).containsExactly("part");
  }
}
