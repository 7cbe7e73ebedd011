package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import java.io.PrintWriter;
import java.io.StringWriter;
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
