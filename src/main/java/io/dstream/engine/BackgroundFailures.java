package io.dstream.engine;

import io.dstream.control.Notices;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.Consumer;

/**
 * Reports each uncaught exception of a background thread in one line instead of a stack trace on
 * stderr. The line is a detail, except for an {@link Error}: a failure that matters also ends the
 * stream with its own error, and late events of an immediate stop are harmless. A thread that runs
 * out of memory ends the stream, because waiting for that thread would never end.
 */
final class BackgroundFailures implements AutoCloseable {
  private final UncaughtExceptionHandler before;

  private BackgroundFailures(UncaughtExceptionHandler before) {
    this.before = before;
  }

  /**
   * Reports failures to {@code notices} until closed.
   *
   * @param outOfMemory receives an out-of-memory failure; then the calling thread is interrupted
   */
  static BackgroundFailures to(Notices notices, Consumer<Throwable> outOfMemory) {
    if (!notices.verbose()) {
      PrintedTraces.leaveOut();
    }
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread stream = Thread.currentThread();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          String line = "thread " + thread.getName() + " ended: " + failure;
          if (OutOfMemory.isIn(failure)) {
            outOfMemory.accept(failure);
            stream.interrupt();
          } else if (failure instanceof Error) {
            notices.say(line);
          } else {
            notices.detail(line);
          }
        });
    return new BackgroundFailures(before);
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
