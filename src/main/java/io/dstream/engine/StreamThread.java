package io.dstream.engine;

import io.dstream.control.ForcedStop;
import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs a stream in its own thread, so that the caller can stop waiting for it: a task, a listing or
 * a connection may hang and ignore interrupts.
 */
final class StreamThread {
  private static final long LOOK_EVERY_MILLIS = 20;

  /** How long a stream that was given up may take to close and remove its resources. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final StopRequest stop;
  private final StopLimit limit;

  StreamThread(StopRequest stop, StopLimit limit) {
    this.stop = stop;
    this.limit = limit;
  }

  /**
   * Runs {@code stream}; returns when it has ended, or when a stop is requested before it reads.
   *
   * @param reads whether it has begun to read; before that, there is nothing to wait for
   * @param late supplies the exception to throw when it does not stop within the limit
   */
  void run(Callable<Void> stream, BooleanSupplier reads, Supplier<DstreamException> late)
      throws Exception {
    FutureTask<Void> task = new FutureTask<>(stream);
    Thread thread = new Thread(task, "stream");
    thread.setDaemon(true);
    thread.start();
    try {
      while (!endedSoon(task)) {
        if (stop.requested()) {
          limit.begin();
          if (!reads.getAsBoolean()) {
            giveUp(thread);
            return;
          }
        }
        if (limit.over()) {
          DstreamException failure = late.get();
          giveUp(thread);
          throw failure;
        }
      }
    } catch (InterruptedException e) {
      giveUp(thread);
      throw e;
    }
  }

  /** Waits for a moment; throws what the stream throws. */
  private static boolean endedSoon(FutureTask<Void> task) throws Exception {
    try {
      task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  private static void giveUp(Thread thread) throws InterruptedException {
    thread.interrupt();
    thread.join(GRACE.toMillis());
    if (thread.isAlive() && ForcedStop.ofThisThread().isEmpty()) {
      haltSoon();
    }
  }

  /**
   * Halts the process after {@link #GRACE}: Spark's shutdown hooks wait for locks that the stream
   * holds.
   */
  private static void haltSoon() {
    Thread halt =
        new Thread(
            () -> {
              try {
                Thread.sleep(GRACE.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(ExitStatus.FAILED);
            },
            "halt");
    halt.setDaemon(true);
    halt.start();
  }
}
