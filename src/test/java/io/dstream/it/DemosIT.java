package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every demo ends by itself, shows something, and leaves neither process nor file behind. */
class DemosIT {
  private static final Path DEMOS = Path.of("demos").toAbsolutePath();

  @RegisterExtension final Dstream dstream = new Dstream();

  static List<Path> scripts() throws IOException {
    if (!Files.isDirectory(DEMOS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(DEMOS)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("scripts")
  void aDemoShowsSomethingAndCleansUp(Path script) {
    Program.Ended end =
        dstream.other(List.of(script.toString())).env("TMPDIR", dstream.directory("tmp")).run();
    assertThat(end.status()).isZero();
    assertThat(end.out()).isNotBlank();
    Waiting.await("no process is left")
        .untilAsserted(() -> assertThat(dstream.running()).isEmpty());
    assertThat(dstream.leftBehind()).isEmpty();
  }
}
