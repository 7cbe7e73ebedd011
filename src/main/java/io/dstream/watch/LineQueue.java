package io.dstream.watch;

import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Queues the lines of an answer, at most {@value #AHEAD} of them. Thread-safe. */
final class LineQueue implements Flow.Subscriber<String> {
  private static final int AHEAD = 64;

  /** A line, or the end of the answer, with the failure if one caused it. */
  private record Item(Optional<String> line, Optional<Throwable> failure) {}

  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private Flow.Subscription subscription;

  @Override
  public synchronized void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(AHEAD);
  }

  @Override
  public void onNext(String line) {
    items.add(new Item(Optional.of(line), Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    items.add(new Item(Optional.empty(), Optional.of(failure)));
  }

  @Override
  public void onComplete() {
    items.add(new Item(Optional.empty(), Optional.empty()));
  }

  /**
   * Returns the next line, if it arrives within {@code millis}.
   *
   * @throws IOException when the connection has ended
   */
  Optional<String> next(long millis) throws IOException, InterruptedException {
    Item item = items.poll(millis, TimeUnit.MILLISECONDS);
    if (item == null) {
      return Optional.empty();
    }
    if (item.line.isEmpty()) {
      throw new IOException("the connection ended", item.failure.orElse(null));
    }
    synchronized (this) {
      subscription.request(1);
    }
    return item.line;
  }

  /** Returns all lines until the end, or until none arrives in time; for short texts. */
  String all(long millis) throws InterruptedException {
    StringJoiner text = new StringJoiner("\n");
    try {
      for (Optional<String> line = next(millis); line.isPresent(); line = next(millis)) {
        text.add(line.get());
      }
    } catch (IOException e) {
      return text.toString(); // the end of the text
    }
    return text.toString();
  }

  /** Cancels the subscription, which closes the connection. */
  synchronized void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
