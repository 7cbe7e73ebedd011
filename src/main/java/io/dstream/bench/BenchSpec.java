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
 * The settings of a benchmark.
 *
 * @param cases names of cases, in order
 * @param runs the number of trials of each contender
 * @param megabytes the size of the text for each trial; a megabyte is 10⁶ bytes
 * @param words the number of different words in the text
 * @param seed the seed of the text
 * @param database the database for cases that need one
 */
public record BenchSpec(
    List<String> cases,
    int runs,
    int megabytes,
    int words,
    long seed,
    Optional<Database> database) {
  /** The maximum bytes of text in memory. A larger text repeats the same text. */
  private static final int LONGEST_TEXT = 64_000_000;

  private static final int SMALL_MEGABYTES = 16;
  static final String LARGE_HEAP = "3g";

  private static final int MOST_WORDS = 2_000_000;

  /**
   * The user's MySQL or MariaDB database.
   *
   * @param user empty for none
   * @param password {@code env:NAME}, {@code file:PATH}, or empty for none; trials get it on their
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

    /** Returns a table of the database without connecting. */
    TableAccess table(String name) {
      return TableAccess.of(url, user, password, name);
    }
  }

  public BenchSpec {
    cases = List.copyOf(cases);
    Limits.requireAtLeast(1, "--runs", runs);
    Limits.requireAtLeast(1, "--size", megabytes);
    // Words are held in memory, as objects by the textbook's program.
    Limits.requireBetween(1, MOST_WORDS, "--words", words);
  }

  /** Returns the command that measures a case with these settings. */
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
   * The heap of a trial that holds no more than the text, in the format of {@code -Xmx}. Its pages
   * are touched beforehand, which takes longer than counting a small text.
   */
  String heap() {
    return megabytes <= SMALL_MEGABYTES ? "512m" : LARGE_HEAP;
  }

  /** The size of one text in bytes. A trial counts the text {@link #copies} times. */
  int textBytes() {
    return (int) (megabytes * 1_000_000L / copies());
  }

  /** The number of copies that make up {@link #megabytes} in total. */
  int copies() {
    return (int) ((megabytes * 1_000_000L + LONGEST_TEXT - 1) / LONGEST_TEXT);
  }
}
