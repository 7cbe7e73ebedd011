package io.dstream.bench;

import io.dstream.sink.jdbc.PasswordOption;
import io.dstream.sink.jdbc.TableAccess;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param cases names of cases, in order
 * @param runs trials of each contender
 * @param megabytes of text for each trial; a megabyte is 10⁶ bytes
 * @param words different ones in the text
 * @param seed of the text
 * @param database for what is measured in one
 */
public record BenchSpec(
    List<String> cases,
    int runs,
    int megabytes,
    int words,
    long seed,
    Optional<Database> database) {
  /** Of text in memory; more than that is the same text again. */
  private static final int LONGEST_TEXT = 64_000_000;

  private static final int SMALL_MEGABYTES = 16;
  static final String LARGE_HEAP = "3g";

  private static final int MOST_WORDS = 2_000_000;

  /**
   * A database of MySQL or MariaDB, of the user.
   *
   * @param user empty for none
   * @param password {@code env:NAME}, {@code file:PATH}, or empty for none: trials get it on their
   *     command line
   */
  public record Database(String url, String user, String password) implements Serializable {
    public Database {
      if (!url.startsWith("jdbc:mysql:") && !url.startsWith("jdbc:mariadb:")) {
        throw DstreamException.usage(
            "--jdbc-url " + url + ": the bench stores in MySQL or MariaDB",
            "such as jdbc:mysql://localhost:3306/words");
      }
      if (!password.isEmpty()) {
        PasswordOption.requireReference(password);
      }
    }

    /** A table of it; nothing is connected yet. */
    TableAccess table(String name) {
      return TableAccess.of(url, user, password, name);
    }
  }

  public BenchSpec {
    cases = List.copyOf(cases);
    Limits.requireAtLeast(1, "--runs", runs);
    Limits.requireAtLeast(1, "--size", megabytes);
    // They are held in memory, as objects by the textbook's program.
    Limits.requireBetween(1, MOST_WORDS, "--words", words);
  }

  /** The command that measures a case as here. */
  String command(String benchCase) {
    String command =
        String.format(
            Locale.ROOT,
            "bin/bench --case %s --runs %d --size %d --words %d --seed %d",
            benchCase,
            runs,
            megabytes,
            words,
            seed);
    return benchCase.equals(JdbcCase.NAME)
        ? command + " --jdbc-url URL --jdbc-user USER --jdbc-password env:PASSWORD"
        : command;
  }

  /**
   * The heap of a trial that holds no more than the size, as {@code -Xmx} has it. Its pages are
   * touched before, which takes longer than to count a small text.
   */
  String heap() {
    return megabytes <= SMALL_MEGABYTES ? "512m" : LARGE_HEAP;
  }

  /** Bytes of one text; a trial counts it {@link #copies} times. */
  int textBytes() {
    return (int) (megabytes * 1_000_000L / copies());
  }

  /** How often, so that it is {@link #megabytes} in all. */
  int copies() {
    return (int) ((megabytes * 1_000_000L + LONGEST_TEXT - 1) / LONGEST_TEXT);
  }
}
