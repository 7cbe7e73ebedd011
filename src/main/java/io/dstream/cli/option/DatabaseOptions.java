package io.dstream.cli.option;

import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.spec.DstreamException;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The user's own database for {@code chaos}. */
public final class DatabaseOptions {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "Database (default: an H2 database of its own, in a file).")
  private String url;

  @Option(names = "--jdbc-user", paramLabel = "USER", description = "Its user.")
  private Optional<String> user;

  @Option(
      names = "--jdbc-password",
      paramLabel = "PASSWORD",
      description = "Where the password is: env:NAME or file:PATH.")
  private Optional<String> password;

  @Option(
      names = "--jdbc-table",
      paramLabel = "TABLE",
      description = {
        "A table that is empty or not there, and stays (default: one of its own, dropped in the"
            + " end)."
      })
  private Optional<String> table;

  /**
   * Returns the database, if one is given.
   *
   * @throws DstreamException wrong usage, when the other options are given without a URL
   */
  public Optional<Database> toDatabase() {
    if (url == null) {
      if (Stream.of(user, password, table).anyMatch(Optional::isPresent)) {
        throw DstreamException.usage(
            "--jdbc-user, --jdbc-password and --jdbc-table need --jdbc-url",
            "without it chaos brings its own database");
      }
      return Optional.empty();
    }
    return Optional.of(new Database(url, user, password, table));
  }
}
