package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a stream when its database fails it. */
class JdbcFailuresIT {
  /** A table as a person makes it. */
  private static final String TOTALS =
      """
      CREATE TABLE wordcount (
        word LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL, count BIGINT NOT NULL,
        batch_time DATETIME(3) NOT NULL, word_hash BINARY(32) NOT NULL PRIMARY KEY,
        word_bytes LONGBLOB) ENGINE=InnoDB CHARACTER SET utf8mb4""";

  private static final String WAITING =
      "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";

  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();

  @RegisterExtension final Dstream dstream = new Dstream();

  private Database database;

  @BeforeEach
  void makeTable() {
    database = MARIADB.server().database();
    database.execute("DROP TABLE IF EXISTS wordcount", TOTALS);
  }

  @Test
  void aServerThatIsKilledAndComesBackLosesNothing() throws Exception {
    byte[] text = new ZipfText(32).lines(3000);
    Program program = start("--queue-batches 20 --sink-timeout 30m", text);
    awaitRows(program);
    MARIADB.server().kill();
    program.await("notice", p -> p.err().contains("trying again for up to 30m"));
    MARIADB.server().restart();
    Program.Ended end = program.end();
    assertThat(end.status()).isZero();
    assertThat(end.err())
        .matches("dstream: jdbc:mysql:\\S+ does not take rows .*\n.*takes rows again\n");
    assertThat(database.totals().differencesFrom(Tally.of(text))).isEmpty();
  }

  @Test
  void aBatchThatIsNotStoredInTimeEndsTheProgramWithOneLine() throws Exception {
    Program program =
        start("--queue-batches 1000 --sink-timeout 5s -q", new ZipfText(33).lines(2000));
    awaitRows(program);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute("LOCK TABLES wordcount WRITE");
      ErrorsIT.assertIsOneLineNaming("--sink-timeout 5s", program.end(), 1);
    }
  }

  @Test
  void aDeadlockIsTriedAgain() throws Exception {
    byte[] text = "one two three four five six seven\n".repeat(40).getBytes(UTF_8);
    Path watched = dstream.directory("watched");
    Program program = startWatching(watched);
    drop(watched, "first", "one two\n".getBytes(UTF_8));
    program.await("rows", p -> database.value("SELECT COUNT(*) FROM wordcount").equals("2"));
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(change("DESC"));
      // What has changed more rows is not chosen to be rolled back.
      statement.execute("CREATE TEMPORARY TABLE changed (id INT) ENGINE=InnoDB");
      statement.execute("INSERT INTO changed SELECT seq FROM seq_1_to_1000");
      drop(watched, "second", text);
      program.await("waits for the lock", p -> database.value(WAITING).equals("1"));
      statement.execute(change("ASC"));
      program.await("notice", p -> p.err().contains("Deadlock found"));
      other.commit();
      program.await("totals", p -> database.totals().count("seven") == 40);
    }
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
    assertThat(database.totals())
        .isEqualTo(Tally.of(text).plus(Tally.of("one two".getBytes(UTF_8))));
  }

  private Program startWatching(Path directory) {
    return database
        .into(
            dstream
                .command("wordcount --stateful --batch 200ms --sink jdbc --master local[1]")
                .with("--source", directory.toUri(), "--existing")) // dropped before it looks, too
        .start();
  }

  private static void drop(Path directory, String name, byte[] text) throws IOException {
    Path hidden = Files.write(directory.resolve("." + name), text);
    Files.move(hidden, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Changes the first row in an order of the key, and so locks it. */
  private static String change(String order) {
    return "UPDATE wordcount SET count = 0 ORDER BY word_hash " + order + " LIMIT 1";
  }

  @Test
  void aWordThatTheDatabaseRejectsIsNamedWithItsBatch() {
    database.execute("ALTER TABLE wordcount ADD CONSTRAINT no_bad CHECK (word <> 'b\u0001d')");
    byte[] text = "good b\u0001d better\n".getBytes(UTF_8);
    Program.Ended end = database.here(command("--queue-batches 1", text)).runHere();
    ErrorsIT.assertIsOneLineNaming("rejects the word 'b\\x01d' of the batch of 2", end, 1);
    assertThat(end.err()).contains("no_bad");
  }

  @Test
  void aPasswordIsSeenNowhere() throws Exception {
    Path file = dstream.file("password", (MariaDb.PASSWORD + "\n").getBytes(UTF_8));
    Program program =
        dstream
            .command("wordcount -v --stateful --batch 200ms --queue-batches 100 --sink jdbc")
            .with("--jdbc-url", database.url(), "--jdbc-user", MariaDb.USER)
            .with("--jdbc-password", "file:" + file)
            .start();
    awaitRows(program);
    for (ProcessHandle process : dstream.running()) {
      Path line = Path.of("/proc", "" + process.pid(), "cmdline");
      assertThat(Files.readString(line, ISO_8859_1)).doesNotContain(MariaDb.PASSWORD);
    }
    database.execute("DROP TABLE wordcount");
    Program.Ended end = program.end();
    assertThat(end.status()).isEqualTo(1);
    assertThat(end.err()).contains("dstream: table wordcount").doesNotContain(MariaDb.PASSWORD);
  }

  private void awaitRows(Program program) {
    program.await("rows", p -> !database.value("SELECT COUNT(*) FROM wordcount").equals("0"));
  }

  private Program start(String options, byte[] text) {
    return database.into(command(options, text)).start();
  }

  private Dstream.Command command(String options, byte[] text) {
    return dstream
        .command("wordcount --stateful --batch 200ms --sink jdbc " + options)
        .with("--input", dstream.file("text", text));
  }
}
