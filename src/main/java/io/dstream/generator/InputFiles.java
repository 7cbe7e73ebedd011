package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks the files that generators read, before anything starts. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Checks that a file can be read and is not empty, and returns it.
   *
   * @param option the option that named the file, for the error
   * @throws DstreamException wrong usage
   */
  static Path requireLines(String option, Path file) {
    FileErrors.requireText(option, file);
    try {
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        throw FileErrors.emptyFile(option, file);
      }
      return file;
    } catch (IOException e) {
      throw FileErrors.unreadableFile(option, file, e);
    }
  }

  /** Returns the error for a file that failed while it was read: exit status 1. */
  static DstreamException unreadable(Object file, IOException e) {
    return DstreamException.failed("cannot read " + file + ": " + IoErrors.reason(e), e);
  }
}
