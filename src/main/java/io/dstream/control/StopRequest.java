package io.dstream.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Requests a graceful stop of running work. A worker checks {@link #requested}, waits with {@link
 * #await} instead of sleeping, or registers with {@link #onRequest}. A request is permanent.
 * Thread-safe.
 */
public final class StopRequest {
  private final CountDownLatch latch = new CountDownLatch(1);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Requests the stop; only the first call has an effect. */
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
   * Waits until the stop is requested or the time has elapsed.
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

  /** Runs {@code listener} once when the stop is requested, or at once if it already was. */
  public synchronized void onRequest(Runnable listener) {
    if (requested()) {
      listener.run();
    } else {
      listeners.add(listener);
    }
  }
}
