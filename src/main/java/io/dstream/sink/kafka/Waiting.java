package io.dstream.sink.kafka;

import io.dstream.control.Notices;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says it when a batch waits for Kafka, whose client tries again without a word. */
final class Waiting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "kafka-sink-waiting");
            thread.setDaemon(true);
            return thread;
          });
  private final TopicTarget target;
  private final Notices notices;

  Waiting(TopicTarget target, Notices notices) {
    this.target = target;
    this.notices = notices;
  }

  /** Writes {@code batch}. */
  void during(Instant batch, Runnable write) {
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
            + Durations.format(target.timeout()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
