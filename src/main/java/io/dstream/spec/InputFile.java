package io.dstream.spec;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read, as {@code --input} names it in every command.
 *
 * @param path {@code -} for stdin
 * @param name the name that the user knows it by
 */
public record InputFile(Path path, String name) {
  /** The option that names the file. */
  public static final String OPTION = "--input";

  /** The option's value for stdin. */
  public static final String STDIN = "-";

  /** Creates an input file from its path on the command line. */
  public InputFile(Path path) {
    this(path, path.toString().equals(STDIN) ? "stdin" : path.toString());
  }

  /** Returns whether it is this process's stdin. */
  public boolean isStdin() {
    return path.toString().equals(STDIN);
  }

  /** Returns whether it is a regular file, which can be read again and never waits for a writer. */
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
