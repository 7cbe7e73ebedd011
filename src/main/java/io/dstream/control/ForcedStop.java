package io.dstream.control;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a second interrupt does to work that does not end. By itself it ends the process; a host
 * that lives on, such as the interactive shell, puts something milder in its place for the thread
 * on which it runs a command.
 */
public final class ForcedStop {
  private static final ThreadLocal<Runnable> OF_THREAD = new ThreadLocal<>();

  private ForcedStop() {}

  /** Does {@code work} with {@code action} in place for what this thread starts meanwhile. */
  public static <T> T replacedBy(Runnable action, Supplier<T> work) {
    OF_THREAD.set(action);
    try {
      return work.get();
    } finally {
      OF_THREAD.remove();
    }
  }

  /** What stands in place for this thread; empty where the process is to end. */
  public static Optional<Runnable> ofThisThread() {
    return Optional.ofNullable(OF_THREAD.get());
  }
}
