package io.dstream.spec;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * An option whose value is a secret. {@code env:NAME} refers to an environment variable and {@code
 * file:PATH} to the first line of a file; any other value is the secret itself.
 *
 * @param option its name
 */
public record SecretOption(String option) {
  private static final String ENV = "env:";
  private static final String FILE = "file:";

  /**
   * Accepts only {@code env:NAME} and {@code file:PATH}.
   *
   * @throws DstreamException wrong usage, for any other value
   */
  public void requireReference(String given) {
    if (!given.matches("(?s)(" + ENV + "|" + FILE + ").+")) {
      throw DstreamException.usage(
          option + " takes env:NAME or file:PATH, and not the secret itself",
          "all users of the machine see the command line of a process");
    }
  }

  /**
   * Reads the secret.
   *
   * @throws DstreamException when there is no such variable or file
   */
  public Secret read(String given) {
    if (given.startsWith(ENV)) {
      return ofVariable(given.substring(ENV.length()));
    }
    return given.startsWith(FILE) ? ofFile(given.substring(FILE.length())) : new Secret(given);
  }

  private Secret ofVariable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw DstreamException.usage(
          option + " env:" + name + ": there is no such variable in the environment",
          "export " + name + " first");
    }
    return new Secret(value);
  }

  private Secret ofFile(String path) {
    try {
      Path file = FileErrors.requireFile(option, Path.of(path));
      return new Secret(TextFile.read(file).lines().findFirst().orElse(""));
    } catch (InvalidPathException e) {
      throw DstreamException.usage(option + " file:" + path + ": this is no path");
    } catch (IOException e) {
      throw FileErrors.unreadableFile(option, path, e);
    }
  }
}
