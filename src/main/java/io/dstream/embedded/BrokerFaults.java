package io.dstream.embedded;

import io.dstream.spec.DstreamException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;

/**
 * Turns a fault that a broker cannot survive, such as a full disk, into a failure of the brokers of
 * this process. Kafka itself would end the whole process without a message.
 */
final class BrokerFaults {
  private static final Set<EmbeddedKafka> BROKERS = ConcurrentHashMap.newKeySet();

  static {
    Exit.setExitProcedure(BrokerFaults::tell);
    Exit.setHaltProcedure(BrokerFaults::tell);
  }

  private BrokerFaults() {}

  /** Notifies {@code broker} of a fault, until {@link #forget} is called. */
  static void watch(EmbeddedKafka broker) {
    BROKERS.add(broker);
  }

  static void forget(EmbeddedKafka broker) {
    BROKERS.remove(broker);
  }

  private static void tell(int status, String message) {
    DstreamException fault =
        DstreamException.failed(
            "the Kafka broker met a fault it cannot survive"
                + (message == null ? "" : ": " + message),
            "see the broker's log with -v; is the disk full, or the directory gone?",
            null);
    BROKERS.forEach(broker -> broker.fail(fault));
    // Kafka's code must not continue after an exit.
    throw fault;
  }
}
