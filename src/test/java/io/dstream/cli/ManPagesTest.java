package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.completion.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual pages in {@code docs/man}. */
class ManPagesTest {
  private static final Path DIRECTORY = Path.of("docs", "man");

  @Test
  void areThoseOfTheCommandTree() throws IOException {
    Map<String, String> pages = ManPages.all();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      GeneratedFile.assertUpToDate(
          DIRECTORY.resolve(page.getKey()),
          page.getValue(),
          "man.write",
          "out of date; write it with: mvn test -Dtest=ManPagesTest -Dman.write=true");
    }
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
  }
}
