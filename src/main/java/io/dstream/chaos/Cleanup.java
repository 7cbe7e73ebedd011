package io.dstream.chaos;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Undoes, last first, what a run has set up: when it is closed, or when the process is told to end
 * before that. Thread-safe.
 */
final class Cleanup implements AutoCloseable {
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::undo, "chaos-cleanup");

  Cleanup() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Something to do in the end. */
  synchronized void add(Runnable action) {
    actions.push(action);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending and the hook is at work: undo() waits for it.
    }
    undo();
  }

  /** Does all of it, whatever fails; the first failure is thrown in the end. */
  private synchronized void undo() {
    RuntimeException first = null;
    while (!actions.isEmpty()) {
      try {
        actions.pop().run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
