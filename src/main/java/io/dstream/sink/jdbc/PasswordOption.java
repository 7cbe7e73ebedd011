package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import io.dstream.spec.SecretOption;
import java.io.Console;

/** What {@code --jdbc-password} may say, and the password that it means. */
public final class PasswordOption {
  /** The option without a value; no argument of a process can be this text. */
  static final String ASK = "\0";

  private static final SecretOption OPTION = new SecretOption("--jdbc-password");

  private PasswordOption() {}

  /**
   * Takes only {@code env:NAME} and {@code file:PATH}: for a password that a process of ours gets
   * on its command line.
   *
   * @throws DstreamException wrong usage, for all else
   */
  public static void requireReference(String given) {
    OPTION.requireReference(given);
  }

  /**
   * The password, as {@link SecretOption} reads it, or for {@link #ASK} what the terminal is asked
   * for.
   *
   * @throws DstreamException when there is no such variable, file or terminal
   */
  static Secret read(String given) {
    return given.equals(ASK) ? ask() : OPTION.read(given);
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
}
