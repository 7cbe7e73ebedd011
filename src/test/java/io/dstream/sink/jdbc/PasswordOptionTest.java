package io.dstream.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordOptionTest {
  @TempDir Path directory;

  @Test
  void aPasswordIsTakenFromTheEnvironmentAFileOrAsItIs() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), " of file \nmore\n");
    assertThat(PasswordOption.read("file:" + file).reveal()).isEqualTo(" of file ");
    assertThat(PasswordOption.read("env:PATH").reveal()).isEqualTo(System.getenv("PATH"));
    assertThat(PasswordOption.read("plain").reveal()).isEqualTo("plain");
    assertThat(PasswordOption.read("").reveal()).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Path noText = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xFF});
    assertRefused("env:NOT_THERE_4711", "NOT_THERE_4711");
    assertRefused("file:" + directory.resolve("missing"), "does not exist");
    assertRefused("file:" + directory, "directory");
    assertRefused("file:" + noText, "UTF-8");
  }

  private static void assertRefused(String option, String named) {
    assertThatThrownBy(() -> PasswordOption.read(option))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("--jdbc-password")
        .hasMessageContaining(named);
  }
}
