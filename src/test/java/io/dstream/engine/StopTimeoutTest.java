package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.ForcedStop;
import io.dstream.control.StopRequest;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.source.FileSource.BadFiles;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RecoverySpec;
import io.dstream.words.OperationSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop has a limit, whatever hangs. */
class StopTimeoutTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CountDownLatch hangs = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void aSinkThatNeverAnswersDoesNotKeepTheStream(@TempDir Path scratch) throws Exception {
    Path watched = Files.createDirectory(scratch.resolve("watched"));
    Path words = Files.writeString(watched.resolve("words"), "a b\n");
    Files.setLastModifiedTime(words, FileTime.fromMillis(0)); // it counts in the first batch
    RecoverySpec checkpoint =
        new RecoverySpec(Optional.of(scratch.resolve("cp").toString()), false, false);
    FileStream stream = stream(watched, checkpoint, new Silent());
    CompletableFuture<Void> run = CompletableFuture.runAsync(stream::run);
    hangs.await();
    stream.stop();
    assertThatThrownBy(run::join)
        .cause()
        .isInstanceOf(DstreamException.class)
        .hasMessageMatching(
            "the stream did not stop within --stop-timeout 300ms; not processed: the batch(es)? of"
                + " .* with words.*; the next start goes on there, from the checkpoint");
  }

  @Test
  void workThatHearsNoInterruptIsLeftBehind() throws Exception {
    StopRequest stop = new StopRequest();
    StopLimit limit = new StopLimit(SHORT, System::nanoTime);
    StreamThread thread = new StreamThread(stop, limit);
    DstreamException late = DstreamException.failed("late", null);
    stop.request();
    assertThatThrownBy(
            () ->
                ForcedStop.replacedBy(
                    () -> {},
                    () -> {
                      run(thread, () -> true, late);
                      return true;
                    }))
        .isSameAs(late);
  }

  @Test
  void beforeAStreamReadsAStopEndsItAtOnce() {
    StopRequest stop = new StopRequest();
    StreamThread thread =
        new StreamThread(stop, new StopLimit(Duration.ofDays(1), System::nanoTime));
    stop.request();
    DstreamException late = DstreamException.failed("late", null);
    boolean ended =
        ForcedStop.replacedBy(
            () -> {},
            () -> {
              run(thread, () -> false, late);
              return true;
            });
    assertThat(ended).isTrue();
  }

  private void run(StreamThread thread, BooleanSupplier reads, DstreamException late) {
    try {
      thread.run(this::hang, reads, () -> late);
    } catch (DstreamException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsDueComesBeforeTheLimitRuns() {
    AtomicLong clock = new AtomicLong();
    StopLimit limit = new StopLimit(Duration.ofNanos(10), clock::get);
    assertThat(limit.over()).isFalse();
    limit.begin();
    limit.waitFor(Duration.ofNanos(100));
    clock.set(50);
    limit.begin();
    clock.set(109);
    assertThat(limit.over()).isFalse();
    clock.set(110);
    assertThat(limit.over()).isTrue();
  }

  private static FileStream stream(Path watched, RecoverySpec recovery, Sink sink) {
    return new FileStream(
        FileStream.spec(
            watched, BadFiles.fail, new OperationSpec.PerBatch(), recovery, SHORT, sink));
  }

  /** Waits as a thread does that is in the kernel: no interrupt ends it. */
  private Void hang() {
    hangs.countDown();
    boolean interrupted = false;
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private final class Silent implements Sink {
    @Override
    public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
      return (rows, time) -> {
        hang();
        // Were the batch done, what is left behind would note it in a directory that is being
        // deleted.
        throw new IOException("the test is over");
      };
    }

    @Override
    public String describe() {
      return "silent";
    }

    @Override
    public boolean idempotent() {
      return true;
    }

    @Override
    public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
      // It answers never.
    }
  }
}
