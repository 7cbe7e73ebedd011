package io.dstream.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLogTest {
  private static final BatchRecord BEGIN = new BatchRecord(0, 0, BatchRecord.NOTHING, json(7));
  private static final BatchRecord FIRST = new BatchRecord(1000, 500, json(1), null);
  private static final BatchRecord SECOND = new BatchRecord(2000, 500, json(2), null);
  private static final BatchRecord WHOLE = new BatchRecord(3000, 500, null, json(9));

  private static final BatchRecord LATER = new BatchRecord(4000, 500, json(3), null);

  @TempDir private Path checkpoint;
  private final Configuration conf = new Configuration();
  private Path directory;
  private int begins;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(checkpoint.resolve(CheckpointDirectory.BATCHES));
  }

  /** All that a log says, and the files that it says it from. */
  private record Said(List<BatchRecord> done, Optional<BatchRecord> underWay, List<String> files) {}

  @Test
  void whereThereIsNoDirectoryThereIsNoBatch() throws IOException {
    Files.delete(directory);
    BatchLog log = log();
    assertThat(log.done()).isEmpty();
    assertThat(log.underWay()).isEmpty();
  }

  @Test
  void theBeginIsNotedOnceItIsInTheLog() throws IOException {
    log().begin(BEGIN);
    assertThat(begins).isEqualTo(1);
    assertThat(said()).isEqualTo(new Said(List.of(BEGIN), Optional.empty(), List.of(done(0))));
  }

  @Test
  void aPlanIsUnderWayAlsoForTheNextProgram() throws IOException {
    BatchLog log = log();
    log.begin(BEGIN);
    log.plan(FIRST);
    assertThat(said())
        .isEqualTo(new Said(List.of(BEGIN), Optional.of(FIRST), List.of(done(0), plan(1000))))
        .isEqualTo(saidBy(log));
  }

  @Test
  void batchesAreKeptFromTheLastWholePositionOn() throws IOException {
    BatchLog log = log();
    log.begin(BEGIN);
    run(log, FIRST);
    run(log, SECOND);
    assertThat(said())
        .isEqualTo(
            new Said(
                List.of(BEGIN, FIRST, SECOND),
                Optional.empty(),
                List.of(done(0), done(1000), done(2000))))
        .isEqualTo(saidBy(log));
  }

  @Test
  void aWholePositionReplacesAllThatWasBefore() throws IOException {
    BatchLog log = log();
    log.begin(BEGIN);
    run(log, FIRST);
    run(log, WHOLE);
    assertThat(said())
        .isEqualTo(new Said(List.of(WHOLE), Optional.empty(), List.of(done(3000))))
        .isEqualTo(saidBy(log));
  }

  @Test
  void aBatchThatIsPlannedAgainStandsInItsOwnPlace() throws IOException {
    BatchLog log = log();
    log.begin(BEGIN);
    log.plan(FIRST);
    BatchLog next = log();
    run(next, FIRST);
    assertThat(said())
        .isEqualTo(new Said(List.of(BEGIN, FIRST), Optional.empty(), List.of(done(0), done(1000))))
        .isEqualTo(saidBy(next));
  }

  @Test
  void whatIsGivenUpIsNotRunAgainAndItsTimeIsKnownUntilAnotherBatchIsDone() throws IOException {
    BatchLog log = log();
    log.begin(BEGIN);
    log.plan(FIRST);
    log.giveUp(FIRST);
    assertThat(said())
        .isEqualTo(
            new Said(
                List.of(BEGIN), Optional.empty(), List.of(done(0), "%020d.lost".formatted(1000))))
        .isEqualTo(saidBy(log));
    BatchLog next = log();
    run(next, FIRST);
    assertThat(said())
        .isEqualTo(new Said(List.of(BEGIN, FIRST), Optional.empty(), List.of(done(0), done(1000))))
        .isEqualTo(saidBy(next));
  }

  @Test
  void whereAllAreKeptTheHistoryHasTheBatchesOfAllPrograms() throws IOException {
    conf.setBoolean(BatchLog.KEEP_ALL, true);
    log().begin(BEGIN);
    run(log(), FIRST);
    run(log(), WHOLE);
    assertThat(log().done()).containsExactly(WHOLE);
    log().plan(LATER);
    BatchHistory history = BatchHistory.of(checkpoint);
    assertThat(history.done()).containsExactly(FIRST, WHOLE);
    assertThat(history.unfinished()).containsExactly(plan(4000));
  }

  @Test
  void whatAWriterLeftThatWasKilledIsRemoved() throws IOException {
    log().begin(BEGIN);
    Files.writeString(directory.resolve("." + plan(1000) + ".x"), "{\"time\":1000,");
    assertThat(said()).isEqualTo(new Said(List.of(BEGIN), Optional.empty(), List.of(done(0))));
  }

  @Test
  void aFileThatIsDamagedIsNamed() throws IOException {
    log().begin(BEGIN);
    Files.writeString(directory.resolve(done(0)), "{\"time\":");
    assertThatThrownBy(this::log)
        .isInstanceOfSatisfying(
            DstreamException.class,
            e -> assertThat(e.hint()).contains(CheckpointDirectory.START_OVER))
        .hasMessageStartingWith("the checkpoint's ")
        .hasMessageContaining("/" + done(0) + " cannot be read: ");
  }

  private BatchLog log() throws IOException {
    return new BatchLog(new org.apache.hadoop.fs.Path(directory.toUri()), conf, () -> begins++);
  }

  private static void run(BatchLog log, BatchRecord batch) throws IOException {
    log.plan(batch);
    log.done(batch);
  }

  /** What the next program reads. */
  private Said said() throws IOException {
    return saidBy(log());
  }

  private Said saidBy(BatchLog log) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new Said(
          log.done(),
          log.underWay(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static String done(long time) {
    return "%020d.done".formatted(time);
  }

  private static String plan(long time) {
    return "%020d.plan".formatted(time);
  }

  private static JsonNode json(int offset) {
    return JsonNodeFactory.instance.objectNode().put("offset", offset);
  }
}
