package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dstream.checkpoint.BatchLog;
import io.dstream.checkpoint.BatchRecord;
import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.spec.RecoverySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of an earlier run that a stream would overwrite: seen before anything starts. */
class StoredResultsTest {
  private static final Instant STORED = Instant.parse("2026-11-22T16:00:01Z");

  @TempDir private Path directory;
  private String url;
  private Path checkpoint;
  private Path watched;

  @BeforeEach
  void storeATotal() throws SQLException, IOException {
    url = "jdbc:h2:" + directory.resolve("db");
    checkpoint = directory.resolve("checkpoint");
    watched = Files.createDirectory(directory.resolve("watched"));
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE wordcount (word CLOB NOT NULL, count BIGINT NOT NULL,
            batch_time TIMESTAMP(3) WITH TIME ZONE NOT NULL, word_hash BINARY(32) NOT NULL,
            word_bytes BLOB, PRIMARY KEY (word_hash))""");
      statement.execute(
          "INSERT INTO wordcount VALUES ('one', 3, '%s', HASH('SHA-256', 'one'), NULL)"
              .formatted(STORED));
    }
  }

  @Test
  void aStreamThatBeginsAnewIsRefused() throws IOException {
    assertRefused(explain());
    assertRefused(explain("--checkpoint", checkpoint.toString()));
    log(); // a checkpoint without a batch
    assertRefused(explain("--checkpoint", checkpoint.toString()));
    assertThat(explain("--jdbc-replace-totals").err()).isEmpty();
  }

  @Test
  void aCheckpointThatKnowsABatchGoesOnAndAFreshOneDoesNot() throws IOException {
    try (CheckpointDirectory made = found()) {
      BatchLog log = made.open();
      log.begin(BatchRecord.NONE);
      log.plan(new BatchRecord(STORED.toEpochMilli(), 0, null, null));
    }
    assertThat(explain("--checkpoint", checkpoint.toString()).err()).isEmpty();
    assertRefused(explain("--checkpoint", checkpoint.toString(), "--fresh"));
  }

  @Test
  void aBatchThatWasGivenUpIsKnownUntilAnotherOneIsDone() throws IOException {
    BatchRecord lost = new BatchRecord(STORED.toEpochMilli(), 0, null, null);
    try (CheckpointDirectory made = found()) {
      BatchLog log = made.open();
      log.begin(BatchRecord.NONE);
      log.plan(lost);
      log.giveUp(lost);
      assertThat(found().beginning().latest()).contains(STORED);
      BatchRecord next = new BatchRecord(STORED.toEpochMilli() - 1, 0, BatchRecord.NOTHING, null);
      log.plan(next);
      log.done(next);
      assertThat(found().beginning().latest()).contains(STORED.minusMillis(1));
    }
  }

  @Test
  void whatReplacesTotalsNeedsTotals() {
    assertThat(command("--jdbc-replace-totals"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: --jdbc-replace-totals needs --stateful",
                "hint: rows of batches and windows are kept beside new ones"));
  }

  @Test
  void aBatchOfTheFutureInTheOutputDirectoryIsRefused() throws IOException {
    Path output = directory.resolve("out");
    Files.createDirectories(output.resolve("20261122T160001.000Z"));
    Files.createDirectories(output.resolve("foreign"));
    String[] explain = {"wordcount", "--explain", "--sink", "text", "--output", output.toString()};
    assertThat(CommandRun.of(explain).err()).isEmpty();
    Files.createDirectories(output.resolve("29991122T160001.000Z"));
    assertThat(CommandRun.of(explain))
        .isEqualTo(
            CommandRun.error(
                1,
                "dstream: --output "
                    + output
                    + " has a batch that is later than now: 29991122T160001.000Z",
                "hint: another program wrote it, or a clock was wrong: name another directory"));
  }

  private static void assertRefused(CommandRun run) {
    assertThat(run.err())
        .startsWith(
            "dstream: table wordcount has 1 total of an earlier run,"
                + " and totals that begin anew would overwrite them\nhint: ")
        .contains("--checkpoint DIR", "--jdbc-table TABLE", "--jdbc-replace-totals");
    assertThat(run.exitStatus()).isOne();
  }

  private void log() throws IOException {
    try (CheckpointDirectory made = found()) {
      made.open().begin(new BatchRecord(0, 0, JsonNodeFactory.instance.objectNode(), null));
    }
  }

  private CheckpointDirectory found() {
    Map<String, String> pipeline =
        Map.of("--source", "file", "--path", "file:" + watched, "--stateful", "");
    RecoverySpec recovery = new RecoverySpec(Optional.of(checkpoint.toString()), false, false);
    return CheckpointDirectory.find(checkpoint.toString(), recovery, pipeline, new Configuration());
  }

  private CommandRun explain(String... options) {
    List<String> all = new ArrayList<>(List.of("--stateful", "--explain"));
    all.addAll(List.of(options));
    return command(all.toArray(String[]::new));
  }

  private CommandRun command(String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "wordcount",
                "--source",
                watched.toUri().toString(),
                "--sink",
                "jdbc",
                "--jdbc-url",
                url));
    words.addAll(List.of(options));
    return CommandRun.of(words.toArray(String[]::new));
  }
}
