package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import io.dstream.spec.SecretOption;
import java.io.Console;

/** Reads the password from the value of {@code --jdbc-password}. */
public final class PasswordOption {
  /** Stands for the option without a value; no process argument can contain this character. */
  static final String ASK = "\0";

  private static final SecretOption OPTION = new SecretOption("--jdbc-password");

  private PasswordOption() {}

  /**
   * Accepts only {@code env:NAME} and {@code file:PATH}, for a password on the command line of a
   * process that dstream starts.
   *
   * @throws DstreamException wrong usage, for any other value
   */
  public static void requireReference(String given) {
    OPTION.requireReference(given);
  }

  /**
   * Reads the password as {@link SecretOption} does; for {@link #ASK}, prompts for it on the
   * terminal.
   *
   * @throws DstreamException when there is no such variable, file or terminal
   */
  static Secret read(String given) {
    return given.equals(ASK) ? ask() : OPTION.read(given);
  }

  @SuppressWarnings(
      "SystemConsoleNull") // from Java 22 the console may be no terminal; reading then returns null
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
