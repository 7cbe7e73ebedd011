package io.dstream.alert;

import io.dstream.spec.IoErrors;
import io.dstream.spec.Phrases;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Delivers changes outside of this process, on a thread of its own, so that the stream does not
 * wait. Memory: {@value #WAITING} changes; a change that cannot be delivered is reported.
 */
public final class Deliveries implements AlertListener, AutoCloseable {
  private static final int WAITING = 1_000;
  private static final Duration LAST = Duration.ofSeconds(10);

  private final List<Delivery> ways;
  private final Consumer<String> notices;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Deliveries::daemon);

  /**
   * Creates the deliveries that a user configured.
   *
   * @param alerts report failed deliveries
   * @param command the shell command to run
   * @param webhook the URL to post to
   */
  public static Deliveries of(Alerts alerts, Optional<String> command, Optional<URI> webhook) {
    List<Delivery> ways = new ArrayList<>();
    command.map(CommandDelivery::new).ifPresent(ways::add);
    webhook.map(WebhookDelivery::new).ifPresent(ways::add);
    return new Deliveries(ways, alerts::say);
  }

  Deliveries(List<Delivery> ways, Consumer<String> notices) {
    this.ways = List.copyOf(ways);
    this.notices = notices;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "alerts");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void changed(AlertChange change) {
    for (Delivery way : ways) {
      try {
        thread.execute(() -> deliver(way, change));
      } catch (RejectedExecutionException e) {
        failed(way, change, WAITING + " others wait");
      }
    }
  }

  private void deliver(Delivery way, AlertChange change) {
    try {
      String said = way.deliver(change);
      said.lines().forEach(line -> notices.accept(way.name() + ": " + line));
    } catch (IOException e) {
      failed(way, change, IoErrors.reason(e));
    } catch (InterruptedException e) {
      failed(way, change, "the stream ended first");
      Thread.currentThread().interrupt();
    }
  }

  private void failed(Delivery way, AlertChange change, String why) {
    notices.accept(
        way.name()
            + ": not told that alert "
            + change.alert()
            + " is "
            + change.state()
            + ": "
            + why);
  }

  /** Waits up to ten seconds for pending deliveries, then interrupts them. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
        List<Runnable> waiting = thread.shutdownNow();
        thread.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS); // the delivery reports why
        if (!waiting.isEmpty()) {
          notices.accept(
              "alerts: "
                  + Phrases.count(waiting.size(), "more message")
                  + " not sent: the stream ended first");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
