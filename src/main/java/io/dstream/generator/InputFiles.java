package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of the files that generators read, made before anything starts. */
final class InputFiles {
  private InputFiles() {}

  /**
   * A regular file that can be read and is not empty.
   *
   * @param option what the file was given as, for the error
   * @throws DstreamException wrong usage
   */
  static Path requireLines(String option, Path file) {
    if (!Files.exists(file)) {
      throw DstreamException.usage(option + ": there is no file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw DstreamException.usage(option + ": " + file + " is no regular file");
    }
    if (!Files.isReadable(file)) {
      throw DstreamException.usage(option + ": " + file + ": permission denied");
    }
    try {
      if (Files.size(file) == 0) {
        throw DstreamException.usage(option + ": " + file + " is empty: it has no line to send");
      }
      return file;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A file that failed while it was read: exit status 1. */
  static DstreamException unreadable(Path file, IOException e) {
    return DstreamException.failed("cannot read " + file + ": " + IoErrors.reason(e), e);
  }
}
