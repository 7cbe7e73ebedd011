package io.dstream.engine;

import io.dstream.control.Notices;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.Consumer;

/**
 * Puts what background threads throw into one line in place of a stack trace on stderr. What
 * matters of it also ends the stream with an error of its own, so it is a detail, but for an {@link
 * Error}; a stop that does not wait has late events that mean nothing. A thread that ends for want
 * of memory ends the stream: whoever waits for that thread would wait for ever.
 */
final class BackgroundFailures implements AutoCloseable {
  private final UncaughtExceptionHandler before;

  private BackgroundFailures(UncaughtExceptionHandler before) {
    this.before = before;
  }

  /**
   * Puts them into {@code notices} until closed.
   *
   * @param outOfMemory takes a want of memory, and then this thread is interrupted
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
