package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of the files that generators read, made before anything starts. */
final class InputFiles {
  private InputFiles() {}

  /**
   * A file that can be read and is not empty.
   *
   * @param option what the file was given as, for the error
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

  /** A file that failed while it was read: exit status 1. */
  static DstreamException unreadable(Object file, IOException e) {
    return DstreamException.failed("cannot read " + file + ": " + IoErrors.reason(e), e);
  }
}
