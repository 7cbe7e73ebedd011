package io.dstream.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Programs of the system that tests need. */
public final class Installed {
  private Installed() {}

  /** Where a program is on PATH; empty when it is not installed. */
  public static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Skips the test unless the program is installed. The build says so at its end.
   *
   * @param what is tested with it, such as {@code the completions of fish}
   * @param install how to install it
   */
  public static Path require(String program, String what, String install) {
    return find(program)
        .orElseThrow(
            () ->
                new TestAbortedException(
                    "of %s, since %s is not installed: %s".formatted(what, program, install)));
  }
}
