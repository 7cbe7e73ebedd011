package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.TextFile;
import java.io.Console;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code --jdbc-password} may say, and the password that it means. */
public final class PasswordOption {
  /** The option without a value; no argument of a process can be this text. */
  static final String ASK = "\0";

  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private PasswordOption() {}

  /**
   * Takes only {@code env:NAME} and {@code file:PATH}: for a password that a process of ours gets
   * on its command line.
   *
   * @throws DstreamException wrong usage, for all else
   */
  public static void requireReference(String given) {
    if (!given.matches("(?s)(" + ENV + "|" + FILE + ").+")) {
      throw DstreamException.usage(
          "--jdbc-password: it is env:NAME or file:PATH",
          "all users of the machine see the command line of a process");
    }
  }

  /**
   * The password: {@code env:NAME} is a variable of the environment, {@code file:PATH} the first
   * line of a file, {@link #ASK} what the terminal is asked for, and all else stands for itself.
   *
   * @throws DstreamException when there is no such variable, file or terminal
   */
  static Secret read(String given) {
    if (given.equals(ASK)) {
      return ask();
    }
    if (given.startsWith(ENV)) {
      return ofVariable(given.substring(ENV.length()));
    }
    return given.startsWith(FILE) ? ofFile(given.substring(FILE.length())) : new Secret(given);
  }

  @SuppressWarnings(
      "SystemConsoleNull") // from Java 22 on it may be no terminal, and reading ends at once
  private static Secret ask() {
    Console terminal = System.console();
    char[] typed = terminal == null ? null : terminal.readPassword("Password of the database: ");
    if (typed == null) {
      throw DstreamException.usage(
          "--jdbc-password without a value asks on the terminal, and there is none",
          "use --jdbc-password env:NAME or --jdbc-password file:PATH");
    }
    return new Secret(new String(typed));
  }

  private static Secret ofVariable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw DstreamException.usage(
          "--jdbc-password env:" + name + ": there is no such variable in the environment",
          "export " + name + " first");
    }
    return new Secret(value);
  }

  private static Secret ofFile(String path) {
    try {
      Path file = FileErrors.requireFile("--jdbc-password", Path.of(path));
      return new Secret(TextFile.read(file).lines().findFirst().orElse(""));
    } catch (InvalidPathException e) {
      throw DstreamException.usage("--jdbc-password file:" + path + ": this is no path");
    } catch (IOException e) {
      throw FileErrors.unreadableFile("--jdbc-password", path, e);
    }
  }
}
