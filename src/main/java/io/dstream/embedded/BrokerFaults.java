package io.dstream.embedded;

import io.dstream.spec.DstreamException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;

/**
 * A broker that meets a fault it cannot survive, such as a full disk, ends the whole process
 * without a word. This turns that into a failure of the brokers of this process.
 */
final class BrokerFaults {
  private static final Set<EmbeddedKafka> BROKERS = ConcurrentHashMap.newKeySet();

  static {
    Exit.setExitProcedure(BrokerFaults::tell);
    Exit.setHaltProcedure(BrokerFaults::tell);
  }

  private BrokerFaults() {}

  /** Tells {@code broker} of a fault, until {@link #forget} is called. */
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
    // Kafka's code must not go on behind an exit.
    throw fault;
  }
}
