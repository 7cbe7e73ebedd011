package io.dstream.spec;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read, as {@code --input} names it on every command.
 *
 * @param path {@code -} for stdin
 * @param name what the user knows it as
 */
public record InputFile(Path path, String name) {
  /** The option that names it. */
  public static final String OPTION = "--input";

  /** Its value for stdin. */
  public static final String STDIN = "-";

  /** As the command line names it. */
  public InputFile(Path path) {
    this(path, path.toString().equals(STDIN) ? "stdin" : path.toString());
  }

  /** Whether it is this process's stdin. */
  public boolean isStdin() {
    return path.toString().equals(STDIN);
  }

  /** Whether it is a regular file, which can be read again and does not wait for a writer. */
  public boolean isRegular() {
    return !isStdin() && Files.isRegularFile(path);
  }

  /**
   * Checks that it can be opened and is not compressed.
   *
   * @throws DstreamException wrong usage
   */
  public void check() {
    if (!isStdin()) {
      FileErrors.requireText(OPTION, path);
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
