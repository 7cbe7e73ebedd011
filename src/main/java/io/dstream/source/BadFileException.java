package io.dstream.source;

import io.dstream.spec.IoErrors;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/**
 * Thrown when a file cannot be read to its end. The batch that reads it fails and can be run again
 * without it.
 */
final class BadFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates an exception whose message is the file and the reason, such as {@code permission
   * denied}.
   */
  BadFileException(Path file, String reason, Throwable cause) {
    super(file + " cannot be read: " + reason, cause);
    this.reason = reason;
  }

  /** Converts {@code failure}, which was thrown while {@code file} was opened or read. */
  static BadFileException of(Path file, IOException failure) {
    return failure instanceof BadFileException bad
        ? bad
        : new BadFileException(file, reason(failure), failure);
  }

  private static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof AccessControlException || message.endsWith("(Permission denied)")) {
      return "permission denied";
    }
    if (message.endsWith("(Is a directory)")) {
      return "it has become a directory";
    }
    if (failure instanceof FileNotFoundException) {
      return "it was removed before it was read";
    }
    return failure instanceof EOFException ? Compression.TOO_SHORT : IoErrors.reason(failure);
  }

  String reason() {
    return reason;
  }

  /**
   * Returns whether a {@code BadFileException} caused {@code failure}. A failure on an executor may
   * reach the driver only as text.
   */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadFileException
          || String.valueOf(cause.getMessage()).contains(BadFileException.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
