package io.dstream.chaos;

import io.dstream.control.Notices;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Undoes the setup of a run in reverse order, when it is closed or when the process is told to end
 * before that. Thread-safe.
 */
final class Cleanup implements AutoCloseable {
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::undo, "chaos-cleanup");

  private final Notices notices;

  /**
   * @param notices receives failed actions; they do not discard the result of the run
   */
  Cleanup(Notices notices) {
    this.notices = notices;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Adds an action to run at the end. */
  synchronized void add(Runnable action) {
    actions.push(action);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending and the shutdown hook is running: undo() waits for it.
    }
    undo();
  }

  private synchronized void undo() {
    while (!actions.isEmpty()) {
      try {
        actions.pop().run();
      } catch (RuntimeException e) {
        notices.say("something stays behind: " + e.getMessage());
      }
    }
  }
}
