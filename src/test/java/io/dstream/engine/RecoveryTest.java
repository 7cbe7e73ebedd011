package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dstream.checkpoint.BatchLog;
import io.dstream.checkpoint.BatchRecord;
import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.control.Notices;
import io.dstream.row.RowBlock;
import io.dstream.source.Feeds;
import io.dstream.source.Source;
import io.dstream.spec.Cadence;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.SourceSet;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final BatchRecord BEGIN =
      new BatchRecord(0, 0, BatchRecord.NOTHING, json("position", 7));
  private static final BatchRecord FIRST = batch(1000, json("reads", 1));
  private static final BatchRecord SECOND_BATCH = batch(2000, json("reads", 2));
  private static final Cadence PER_BATCH = Cadence.EVERY_BATCH;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @TempDir private Path directory;
  private final StringWriter said = new StringWriter();
  private final Feeds feeds =
      new Feeds(
          Map.of(SourceSet.ONLY, new Feed()),
          new JavaStreamingContext(spark.context(), Durations.seconds(1)));
  private final List<String> did = new ArrayList<>();
  private final BatchRunner runner =
      new BatchRunner(
          new RowsOnly(this::compute),
          List.of((rows, time) -> did.add("write " + time.toEpochMilli())),
          List.of(),
          notices());
  private BatchLog log;

  @BeforeEach
  void begin() throws IOException {
    log = open();
  }

  @Test
  void withoutACheckpointNothingIsLeftAndNothingRuns() throws IOException {
    Recovery none = Recovery.none(notices());
    assertThat(none.lastTime()).isZero();
    assertThat(none.origin()).isEmpty();
    assertThat(none.resume()).isEmpty();
    assertThat(run(none, PER_BATCH)).isFalse();
    assertThat(did).isEmpty();
  }

  @Test
  void anEmptyCheckpointBeginsWhereTheSourceStands() throws IOException {
    assertThat(run(recovery(), PER_BATCH)).isFalse();
    assertThat(open().done()).containsExactly(BEGIN);
  }

  @Test
  void theSourceGoesOnBehindAllThatIsDone() throws IOException {
    log.begin(BEGIN);
    done(FIRST, batch(1500, BatchRecord.NOTHING), SECOND_BATCH);
    Recovery recovery = recovery();
    assertThat(recovery.lastTime()).isEqualTo(2000);
    assertThat(recovery.origin()).isEqualTo(OptionalLong.of(0));
    assertThat(recovery.resume())
        .contains(
            new Source.Resume(BEGIN.position(), List.of(FIRST.reads(), SECOND_BATCH.reads())));
    assertThat(run(recovery, PER_BATCH)).isFalse();
    assertThat(did).isEmpty();
  }

  @Test
  void theBatchUnderWayRunsAgainOfTheSameRecordsUnderItsTime() throws IOException {
    log.begin(BEGIN);
    done(FIRST);
    log.plan(SECOND_BATCH);
    Recovery recovery = recovery();
    assertThat(recovery.lastTime()).isEqualTo(1000);
    assertThat(recovery.resume())
        .contains(
            new Source.Resume(BEGIN.position(), List.of(FIRST.reads(), SECOND_BATCH.reads())));
    assertThat(run(recovery, PER_BATCH)).isTrue();
    assertThat(did).containsExactly("read {\"reads\":2}", "compute 2000", "write 2000");
    assertSaid("runs the batch of 1970-01-01T00:00:02Z again");
    assertThat(open().underWay()).isEmpty();
    assertThat(open().done()).containsExactly(BEGIN, FIRST, SECOND_BATCH);
  }

  @Test
  void aBatchUnderWayThatReadNothingRunsAgainOfNothing() throws IOException {
    log.begin(BEGIN);
    log.plan(batch(1000, BatchRecord.NOTHING));
    assertThat(run(recovery(), PER_BATCH)).isTrue();
    assertThat(did).containsExactly("compute 1000", "write 1000");
  }

  @Test
  void whatCannotBeReadAgainIsLostAndSaid() throws IOException {
    log.begin(BEGIN);
    log.plan(batch(1000, null));
    assertThat(run(recovery(), PER_BATCH)).isFalse();
    assertThat(did).isEmpty();
    assertSaid(
        "what the batch of 1970-01-01T00:00:01Z received is lost: it was under way when the"
            + " program ended");
    assertThat(open().underWay()).isEmpty();
  }

  @Test
  void betweenTheResultsOfAWindowItIsComputedAndNotWritten() throws IOException {
    log.begin(BEGIN);
    log.plan(SECOND_BATCH);
    assertThat(run(recovery(), window(6, 3))).isTrue();
    assertThat(did).containsExactly("read {\"reads\":2}", "compute 2000");
  }

  @Test
  void theResultsOfAWindowThatWereMissedComeOutOnceUntilItIsEmpty() throws IOException {
    log.begin(BEGIN);
    done(FIRST, SECOND_BATCH);
    Recovery recovery = recovery();
    Cadence window = window(3, 1);
    run(recovery, window);
    showMissed(recovery, window, 10_000);
    assertThat(did).containsExactly(written(3000, 4000, 5000));
    assertThat(open().done())
        .endsWith(
            batch(3000, BatchRecord.NOTHING),
            batch(4000, BatchRecord.NOTHING),
            batch(5000, BatchRecord.NOTHING));
    showMissed(recovery, window, 11_000);
    assertThat(did).hasSize(6);
  }

  @Test
  void whatIsDueWithTheFirstBatchOrLaterWasNotMissed() throws IOException {
    log.begin(BEGIN);
    done(FIRST, SECOND_BATCH);
    Recovery recovery = recovery();
    run(recovery, window(3, 1));
    showMissed(recovery, window(3, 1), 4000);
    assertThat(did).containsExactly(written(3000));
  }

  @Test
  void withoutAWindowNothingIsMissed() throws IOException {
    log.begin(BEGIN);
    done(FIRST);
    Recovery recovery = recovery();
    run(recovery, PER_BATCH);
    showMissed(recovery, PER_BATCH, 10_000);
    assertThat(did).isEmpty();
  }

  @Test
  void aClockBehindTheLastBatchIsAnErrorBeforeAnythingRuns() throws IOException {
    long future = System.currentTimeMillis() + Duration.ofDays(365).toMillis();
    log.begin(BEGIN);
    log.plan(batch(future, json("reads", 1)));
    Recovery recovery = recovery();
    assertThatThrownBy(() -> run(recovery, PER_BATCH))
        .isInstanceOfSatisfying(
            DstreamException.class,
            e ->
                assertThat(e.hint())
                    .contains("set the clock right: batches are known by their time"))
        .hasMessageStartingWith("the clock is behind the checkpoint, whose last batch is of ");
    assertThat(did).isEmpty();
  }

  private static String[] written(long... times) {
    List<String> lines = new ArrayList<>();
    for (long time : times) {
      lines.add("compute " + time);
      lines.add("write " + time);
    }
    return lines.toArray(String[]::new);
  }

  /** The checkpoint's log, as the next program reads it. */
  private BatchLog open() throws IOException {
    RecoverySpec recovery = new RecoverySpec(Optional.of(directory.toString()), false, false);
    try (CheckpointDirectory checkpoint =
        CheckpointDirectory.find(
            directory.toString(), recovery, Map.of("--source", "file"), new Configuration())) {
      return checkpoint.open();
    }
  }

  private Recovery recovery() throws IOException {
    return Recovery.from(open(), notices());
  }

  private Notices notices() {
    return Notices.to(new PrintWriter(said), false, false);
  }

  private void done(BatchRecord... batches) throws IOException {
    for (BatchRecord batch : batches) {
      log.plan(batch);
      log.done(batch);
    }
  }

  private boolean run(Recovery recovery, Cadence cadence) throws IOException {
    return recovery.run(runner, feeds, slides(cadence), BatchReports.none());
  }

  private void showMissed(Recovery recovery, Cadence cadence, long first) throws IOException {
    recovery.showMissed(feeds, runner, slides(cadence), first, BatchReports.none());
  }

  private static Slides slides(Cadence cadence) {
    return new Slides(SECOND, cadence, () -> 0);
  }

  private static Cadence window(int length, int slide) {
    return Cadence.windows(SECOND.multipliedBy(length), SECOND.multipliedBy(slide));
  }

  private static BatchRecord batch(long time, JsonNode reads) {
    return new BatchRecord(time, 0, reads, null);
  }

  private static JsonNode json(String name, int value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private void assertSaid(String line) {
    assertThat(said.toString().lines()).containsExactly("dstream: " + line);
  }

  private JavaRDD<RowBlock> compute(long time) {
    did.add("compute " + time);
    return spark.context().emptyRDD();
  }

  private final class Feed extends UnaskedFeed {
    @Override
    public JsonNode position() {
      return BEGIN.position();
    }

    @Override
    public JavaRDD<LineBlock> readAgain(JsonNode reads) {
      did.add("read " + reads);
      return spark.context().emptyRDD();
    }
  }
}
