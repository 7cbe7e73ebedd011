package io.dstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.checkpoint.BatchLog;
import io.dstream.checkpoint.BatchRecord;
import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecoverySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCheckTest {
  private static final Instant DONE = Instant.parse("2026-11-22T16:00:01Z");
  private static final Map<String, String> PIPELINE = Map.of("--source", "file", "--stateful", "");

  @TempDir private Path directory;

  @Test
  void whereThereIsNoneARunBeginsOneAndTheCheckDoesNot() {
    Path none = directory.resolve("none");
    assertThat(new CheckpointCheck(none.toString()).look())
        .containsExactly(Finding.ok("checkpoint", none + " has none yet: a run begins one"));
    assertThat(none).doesNotExist();
  }

  @Test
  void whatItIsOfAndHowFarAndWhoHasIt() throws IOException {
    try (CheckpointDirectory checkpoint = checkpoint()) {
      checkpoint.lock(notice -> {});
      BatchLog log = checkpoint.open();
      String is = directory + " is of wordcount --source file --stateful, made by dstream null, ";
      assertThat(message()).startsWith(is + "no batch yet");
      run(log, DONE);
      log.plan(record(DONE.plusSeconds(1)));
      assertThat(message())
          .startsWith(is + "last batch " + DONE + ", that of " + DONE.plusSeconds(1) + " under way")
          .endsWith("; process " + ProcessHandle.current().pid() + " has it");
      // The lock is still there: nobody who only looked let go of it.
      assertThat(message()).endsWith(" has it");
    }
    assertThat(message()).endsWith(" under way");
  }

  @Test
  void whatCannotBeReadIsWhatARunSays() throws IOException {
    Files.writeString(directory.resolve("pipeline.json"), "no json");
    assertThatThrownBy(() -> new CheckpointCheck(directory.toString()).look())
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("pipeline.json cannot be read");
  }

  private String message() {
    return new CheckpointCheck(directory.toString()).look().get(0).message();
  }

  private CheckpointDirectory checkpoint() {
    RecoverySpec recovery = new RecoverySpec(Optional.of(directory.toString()), false, false);
    return CheckpointDirectory.find(directory.toString(), recovery, PIPELINE, new Configuration());
  }

  private static void run(BatchLog log, Instant time) throws IOException {
    log.plan(record(time));
    log.done(record(time));
  }

  private static BatchRecord record(Instant time) {
    return new BatchRecord(time.toEpochMilli(), 0, BatchRecord.NOTHING, null);
  }
}
