package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database and who logs in there.
 *
 * @param zoned whether its times know their zone; they are in UTC where they do not
 */
record Database(String url, String user, String password, boolean zoned) {
  static final String TABLE = "wordcount";

  Connection connect() throws SQLException {
    // The pool of a run in this JVM leaves its own limit behind, of two seconds, for the whole JVM.
    DriverManager.setLoginTimeout(Math.toIntExact(Waiting.LIMIT.toSeconds()));
    return DriverManager.getConnection(url, user, password);
  }

  /** Adds to a command the options by which it finds this one; the file of H2 it finds itself. */
  Dstream.Command into(Dstream.Command command) {
    return url.startsWith("jdbc:h2:")
        ? command
        : command
            .with("--jdbc-url", url, "--jdbc-user", user, "--jdbc-password", "env:WORDS_PASSWORD")
            .env("WORDS_PASSWORD", password);
  }

  /** The same for a command that runs in this JVM, without an environment and a directory. */
  Dstream.Command here(Dstream.Command command) {
    return command.with("--jdbc-url", url, "--jdbc-user", user, "--jdbc-password", password);
  }

  /** Does these statements, each by itself. */
  void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of the first row. */
  String value(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of each batch. */
  Results batches() {
    Map<Instant, Map<String, Long>> rows = new HashMap<>();
    forEachRow(
        (time, word, count) -> {
          if (rows.computeIfAbsent(time, t -> new HashMap<>()).put(word, count) != null) {
            throw new AssertionError("twice in the batch of " + time + ": " + word);
          }
        });
    TreeMap<Instant, Tally> batches = new TreeMap<>();
    rows.forEach((time, counts) -> batches.put(time, Tally.of(counts)));
    return new Results(batches);
  }

  /** The rows of a table that has one for each word. */
  Tally totals() {
    Map<String, Long> rows = new HashMap<>();
    forEachRow(
        (time, word, count) -> {
          if (rows.put(word, count) != null) {
            throw new AssertionError("twice: " + word);
          }
        });
    return Tally.of(rows);
  }

  private interface RowReader {
    void read(Instant time, String word, long count);
  }

  private void forEachRow(RowReader reader) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT batch_time, word, word_bytes, count FROM " + TABLE)) {
      while (rows.next()) {
        byte[] bytes = rows.getBytes(3);
        byte[] word = bytes == null ? rows.getString(2).getBytes(UTF_8) : bytes;
        reader.read(time(rows), new String(word, ISO_8859_1), rows.getLong(4));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Instant time(ResultSet rows) throws SQLException {
    return zoned
        ? rows.getObject(1, OffsetDateTime.class).toInstant()
        : rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
