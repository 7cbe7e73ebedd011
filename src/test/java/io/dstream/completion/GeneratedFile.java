package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is kept in the repository. */
public final class GeneratedFile {
  private GeneratedFile() {}

  /** Fails when {@code file} does not hold {@code text}; writes it where the build is told to. */
  public static void assertUpToDate(Path file, String text) throws IOException {
    assertUpToDate(
        file,
        text,
        "completions.write",
        "out of date; write it with: mvn test -Dtest='*Script*Test' -Dcompletions.write=true");
  }

  /**
   * Fails when {@code file} does not hold {@code text}, and says why and what to do about it.
   *
   * @param property the property of the build that lets it be written instead
   */
  public static void assertUpToDate(Path file, String text, String property, String why)
      throws IOException {
    if (Boolean.getBoolean(property)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as(why).hasContent(text);
  }
}
