package io.dstream.chaos;

import io.dstream.control.StopRequest;
import io.dstream.generator.MessageSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Feeds an inlet beside the pipeline, on a thread of its own. */
final class Feeder {
  private final StopRequest stop;
  private final FutureTask<Void> task;

  private Feeder(StopRequest stop, FutureTask<Void> task) {
    this.stop = stop;
    this.task = task;
  }

  /** Begins to feed; {@code stop} ends it. */
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

  /** Whether all is fed; throws what feeding failed with, if it has. */
  boolean check() throws InterruptedException {
    if (task.isDone()) {
      await();
    }
    return task.isDone();
  }

  /** Waits until all is fed, and throws what feeding failed with. */
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

  /** Ends it, and waits until no more is fed. */
  void close() {
    stop.request();
    try {
      task.get();
    } catch (ExecutionException | CancellationException e) {
      // Whoever wanted to know has asked before.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
