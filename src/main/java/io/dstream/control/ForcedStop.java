package io.dstream.control;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The effect of a second interrupt on work that does not end. By default it ends the process. A
 * host that outlives the command, such as the interactive shell, replaces the action for the thread
 * on which it runs a command.
 */
public final class ForcedStop {
  private static final ThreadLocal<Runnable> OF_THREAD = new ThreadLocal<>();

  private ForcedStop() {}

  /** Runs {@code work} with {@code action} as the forced stop of whatever this thread starts. */
  public static <T> T replacedBy(Runnable action, Supplier<T> work) {
    OF_THREAD.set(action);
    try {
      return work.get();
    } finally {
      OF_THREAD.remove();
    }
  }

  /** Returns the replacement action of this thread; empty if the process is to end. */
  public static Optional<Runnable> ofThisThread() {
    return Optional.ofNullable(OF_THREAD.get());
  }
}
