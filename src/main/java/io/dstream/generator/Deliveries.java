package io.dstream.generator;

import io.dstream.spec.DstreamException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Counts the outcomes of the messages handed to a Kafka producer. Thread-safe. */
final class Deliveries implements Callback {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<Exception> firstFailure = new AtomicReference<>();
  private volatile boolean hopeless;

  @Override
  public void onCompletion(RecordMetadata where, Exception failure) {
    if (failure == null) {
      sent.incrementAndGet();
      return;
    }
    failed.incrementAndGet();
    firstFailure.compareAndSet(null, failure);
    if (!(failure instanceof RecordTooLargeException)) {
      hopeless = true;
    }
  }

  /** Whether a failure implies that further messages will fail as well. */
  boolean hopeless() {
    return hopeless;
  }

  /** The number of messages that the broker has acknowledged. */
  long sent() {
    return sent.get();
  }

  /**
   * Checks that no message failed. Call it after the producer was closed.
   *
   * @param where the topic and its broker, for the error
   * @throws DstreamException exit status 1, with the number of failures and the first one's cause
   */
  void requireAll(String where) {
    long lost = failed.get();
    if (lost > 0) {
      Exception first = firstFailure.get();
      throw DstreamException.failed(
          String.format(
              Locale.ROOT,
              "%d of %d messages were not sent to %s: %s",
              lost,
              lost + sent.get(),
              where,
              first.getMessage()),
          first instanceof TimeoutException ? "the broker no longer answers" : "",
          first);
    }
  }
}
