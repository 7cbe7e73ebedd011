package io.dstream.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dstream.hadoop.RawFiles;
import io.dstream.source.DirectoryWatch.Seen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryListingTest {
  @TempDir private Path directory;

  @Test
  void whatIsNoRegularFileIsUnfit() throws Exception {
    Files.writeString(directory.resolve("file"), "x");
    Files.createDirectory(directory.resolve("below"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));
    Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(directory.resolve("device"), Path.of("/dev/zero"));
    Path fifo = directory.resolve("fifo");
    assumeThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    assertThat(unfit())
        .isEqualTo(
            Map.of(
                "file", "",
                "below", "",
                "link", "",
                "dangling", "a symbolic link to nothing",
                "loop", "a symbolic link that cannot be followed",
                "device", "not a regular file",
                "fifo", "not a regular file"));
  }

  @Test
  void namesAreAsHadoopHasThem() throws IOException {
    Files.writeString(directory.resolve("log 10:00 %20 #[1]"), "xyz");
    assertThat(list())
        .extracting(Seen::path, Seen::name, Seen::length)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "file:" + directory + "/log 10:00 %20 #[1]", "log 10:00 %20 #[1]", 3L));
  }

  @Test
  void aNameThatIsNoTextIsReadByItsBytes() throws IOException {
    Path latin = Path.of(URI.create(directory.toUri() + "na%EFve%20%2541"));
    Files.writeString(latin, "a b");
    assertThat(list())
        .extracting(Seen::path)
        .containsExactly("bytes:" + directory + "/na%EFve%20%2541");
    try (var in =
        RawFiles.open(new org.apache.hadoop.fs.Path(list().get(0).path()), new Configuration())) {
      in.seek(2);
      assertThat(in.readAllBytes()).isEqualTo(new byte[] {'b'});
    }
  }

  @Test
  void aDirectoryThatIsGoneIsSaidToBe() throws IOException {
    Files.delete(directory);
    assertThatThrownBy(this::list).isInstanceOf(NoSuchFileException.class);
    Files.createDirectory(directory);
  }

  private Map<String, String> unfit() throws IOException {
    return list().stream().collect(Collectors.toMap(Seen::name, Seen::unfit));
  }

  private java.util.List<Seen> list() throws IOException {
    return DirectoryListing.of(
        new org.apache.hadoop.fs.Path(directory.toString()), new Configuration());
  }
}
