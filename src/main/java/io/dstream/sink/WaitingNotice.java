package io.dstream.sink;

import io.dstream.control.Notices;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the user when a batch waits for a server whose client retries silently. */
public final class WaitingNotice implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sink-waiting");
            thread.setDaemon(true);
            return thread;
          });
  private final Object target;
  private final Duration timeout;
  private final Notices notices;

  /**
   * @param target the destination of the batch; its text appears in the notices
   * @param timeout how long the client retries
   */
  public WaitingNotice(Object target, Duration timeout, Notices notices) {
    this.target = target;
    this.timeout = timeout;
    this.notices = notices;
  }

  /** Runs {@code write}, which writes {@code batch}, and tells the user if it takes long. */
  public void during(Instant batch, Runnable write) {
    AtomicBoolean said = new AtomicBoolean();
    Future<?> notice =
        clock.schedule(() -> say(batch, said), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    try {
      write.run();
      if (said.get()) {
        notices.say(target + " has the batch of " + batch);
      }
    } finally {
      notice.cancel(false);
    }
  }

  private void say(Instant batch, AtomicBoolean said) {
    said.set(true);
    notices.say(
        target
            + " does not have the batch of "
            + batch
            + " after "
            + Durations.format(PATIENCE)
            + "; tries for up to --sink-timeout "
            + Durations.format(timeout));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
