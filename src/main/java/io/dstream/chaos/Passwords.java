package io.dstream.chaos;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Passwords that a command line names without saying them. */
final class Passwords {
  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  private Passwords() {}

  /**
   * The value of {@code env:NAME}, or the first line of {@code file:PATH}.
   *
   * @throws DstreamException wrong usage
   */
  static String resolve(String where) {
    if (where.startsWith(ENVIRONMENT)) {
      String value = System.getenv(where.substring(ENVIRONMENT.length()));
      if (value == null) {
        throw DstreamException.usage("--jdbc-password: " + where + " is not set");
      }
      return value;
    }
    try {
      return Files.readString(Path.of(where.substring(FILE.length())))
          .lines()
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw DstreamException.usage("--jdbc-password: " + where + ": " + IoErrors.reason(e));
    }
  }
}
