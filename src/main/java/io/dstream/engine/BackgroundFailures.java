package io.dstream.engine;

import io.dstream.control.Notices;
import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Puts what background threads throw into one line in place of a stack trace on stderr. What
 * matters of it also ends the stream with an error of its own, so it is a detail, but for an {@link
 * Error}; a stop that does not wait has late events that mean nothing.
 */
final class BackgroundFailures implements AutoCloseable {
  private final UncaughtExceptionHandler before;

  private BackgroundFailures(UncaughtExceptionHandler before) {
    this.before = before;
  }

  /** Puts them into {@code notices} until closed. */
  static BackgroundFailures to(Notices notices) {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          String line = "thread " + thread.getName() + " ended: " + failure;
          if (failure instanceof Error) {
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
