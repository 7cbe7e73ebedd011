package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.operation.Plan;
import io.dstream.sink.NoneSink;
import io.dstream.sink.Sink;
import io.dstream.source.FileSource;
import io.dstream.source.Source;
import io.dstream.spec.MemoryEndedAt;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RecoverySpec;
import io.dstream.words.OperationSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest {
  @Test
  void isFoundUnderWhatSparkMakesOfIt() {
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");
    assertThat(OutOfMemory.isIn(new SparkException("Job aborted", error))).isTrue();
    assertThat(
            OutOfMemory.isIn(
                new SparkException("Task failed: java.lang.OutOfMemoryError: Java heap", null)))
        .isTrue();
    assertThat(
            OutOfMemory.isIn(
                new SparkException(
                    "ExecutorLostFailure (executor 0 exited caused by one of the running tasks)"
                        + " Reason: Command exited with code 52",
                    null)))
        .isTrue();
    assertThat(OutOfMemory.isIn(new SparkException("exited with code 1 after 52 s", null)))
        .isFalse();
  }

  @Test
  void whatIsRememberedIsSaid() {
    PipelineSpec<Source, Plan, Sink> spec =
        FileStream.spec(
            Path.of("in"),
            FileSource.BadFiles.fail,
            new OperationSpec.Stateful(Optional.empty(), false),
            RecoverySpec.none(),
            Duration.ofMinutes(1),
            new NoneSink());
    OutOfMemory memory = new OutOfMemory(spec, 300 << 20, () -> {});
    String begin = "out of memory: a heap of 300 MiB is too small for this stream";
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");
    assertThat(memory.explain(error)).hasMessageStartingWith(begin + ": memory grows with");
    memory.remembered(() -> 200 << 20);
    assertThat(memory.explain(error))
        .hasMessageStartingWith(
            begin + ", which remembered 200 MiB before this batch: memory grows with");
    assertThat(memory.explain(new SparkException("Job aborted", new MemoryEndedAt("groupByKey()"))))
        .hasMessageStartingWith(
            "out of memory in groupByKey(): a heap of 300 MiB is too small for this stream");
  }

  @Test
  void aThreadThatEndsForItInterruptsTheStream() throws Exception {
    StringWriter said = new StringWriter();
    Notices notices = Notices.to(new PrintWriter(said), false, false);
    AtomicReference<Throwable> missing = new AtomicReference<>();
    try (BackgroundFailures failures = BackgroundFailures.to(notices, missing::set)) {
      assertThat(failures).isNotNull();
      new Thread(OutOfMemoryTest::fail).start();
      assertThatThrownBy(() -> new CountDownLatch(1).await())
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(missing.get()).isInstanceOf(OutOfMemoryError.class);
    assertThat(said.toString()).isEmpty();
  }

  private static void fail() {
    throw new OutOfMemoryError("Java heap space");
  }
}
