package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is kept in the repository. */
public final class GeneratedFile {
  private static final boolean WRITE = Boolean.getBoolean("completions.write");

  private GeneratedFile() {}

  /** Fails when {@code file} does not hold {@code text}; writes it where the build is told to. */
  public static void assertUpToDate(Path file, String text) throws IOException {
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("out of date; write it with: mvn test -Dtest='*Script*Test' -Dcompletions.write=true")
        .hasContent(text);
  }
}
