package io.dstream.chaos;

import io.dstream.control.StopRequest;
import io.dstream.generator.MessageSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Feeds an inlet on a separate thread while the pipeline runs. */
final class Feeder {
  private final StopRequest stop;
  private final FutureTask<Void> task;

  private Feeder(StopRequest stop, FutureTask<Void> task) {
    this.stop = stop;
    this.task = task;
  }

  /** Starts feeding; {@code stop} ends it. */
  static Feeder start(Inlet inlet, MessageSource lines, StopRequest stop) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              inlet.feed(lines, stop);
              return null;
            });
    Thread thread = new Thread(task, "chaos-feeder");
    thread.setDaemon(true);
    thread.start();
    return new Feeder(stop, task);
  }

  /** Returns whether everything is fed. Throws the failure of feeding, if there was one. */
  boolean check() throws InterruptedException {
    if (task.isDone()) {
      await();
    }
    return task.isDone();
  }

  /** Waits until everything is fed, and throws the failure of feeding, if there was one. */
  void await() throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Stops feeding and waits until the thread has ended. */
  void close() {
    stop.request();
    try {
      task.get();
    } catch (ExecutionException | CancellationException e) {
      // Callers that need the failure have called check() or await().
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
