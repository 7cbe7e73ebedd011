package io.dstream.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks running work to end in good order. Whoever works looks at {@link #requested}, waits with
 * {@link #await} in place of sleeping, or is told through {@link #onRequest}. Thread-safe; once
 * requested it stays so.
 */
public final class StopRequest {
  private final CountDownLatch latch = new CountDownLatch(1);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Asks for the stop; only the first call has an effect. */
  public synchronized void request() {
    if (!requested()) {
      latch.countDown();
      listeners.forEach(Runnable::run);
    }
  }

  public boolean requested() {
    return latch.getCount() == 0;
  }

  /**
   * Waits until the stop is requested or the time is over.
   *
   * @return whether the stop was requested
   */
  public boolean await(Duration time) throws InterruptedException {
    return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until the stop is requested. */
  public void await() throws InterruptedException {
    latch.await();
  }

  /** Runs {@code listener} once when the stop is requested, at once when it already was. */
  public synchronized void onRequest(Runnable listener) {
    if (requested()) {
      listener.run();
    } else {
      listeners.add(listener);
    }
  }
}
