package io.dstream.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b",
        "a:",
        ":b",
        "1:/x",
        "http:x",
        "a b",
        "50%41",
        "new\nline",
        "a#b",
        "a*[{?",
        "-dash",
        "~",
        " lead",
        "a\\b",
        "\uD83D\uDE00",
        "x/a:b",
        "/x/a:b"
      })
  void aLocalPathMayHaveAnyCharacters(String word) throws Exception {
    FileSystem local = FileSystem.getLocal(new Configuration());
    var path = UserPaths.of(UserPaths.of(word).toString());
    assertThat(Path.of(local.makeQualified(path).toUri().getPath()).normalize())
        .isEqualTo(Path.of(word).toAbsolutePath().normalize());
  }

  @Test
  void aUriIsTakenAsOne() {
    assertThat(UserPaths.of("hdfs://host:8020/a b").toUri().getHost()).isEqualTo("host");
    assertThat(UserPaths.of("file:/a").toUri().getScheme()).isEqualTo("file");
  }
}
