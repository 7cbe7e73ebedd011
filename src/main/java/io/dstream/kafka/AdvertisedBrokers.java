package io.dstream.kafka;

import io.dstream.net.ClientSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Finds out why no broker can be reached. A bootstrap server may answer, but name brokers (its
 * {@code advertised.listeners}) that this machine cannot reach. Kafka's own clients report both
 * cases as a timeout.
 */
final class AdvertisedBrokers {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int BUFFER = 64 << 10;

  private final Predicate<HostAndPort> listens;

  /** Creates a check with a test of whether an address accepts connections. */
  AdvertisedBrokers(Predicate<HostAndPort> listens) {
    this.listens = listens;
  }

  /** Creates a check that makes real connections. */
  static AdvertisedBrokers ofThisMachine() {
    return new AdvertisedBrokers(at -> ClientSockets.ofThisMachine().listens(at, PATIENCE));
  }

  /** Returns the failure for the user, if a broker that cannot be reached is the reason. */
  Optional<DstreamException> failure(KafkaClientConfig config, Throwable cause) {
    return trouble(config)
        .map(
            trouble ->
                DstreamException.failed(
                    trouble,
                    "set advertised.listeners of the broker to an address that its clients can"
                        + " reach",
                    cause));
  }

  /**
   * Returns what is wrong with the brokers, such as {@code kafka:9092 answers, but the broker that
   * it names, internal:9092, cannot be reached (advertised.listeners)}; empty if that is not the
   * reason.
   */
  Optional<String> trouble(KafkaClientConfig config) {
    try {
      AdminClientConfig client = new AdminClientConfig(config.clientProperties());
      for (InetSocketAddress server : ClientUtils.parseAndValidateAddresses(client)) {
        Optional<String> trouble = trouble(client, server);
        if (trouble.isPresent()) {
          return trouble;
        }
      }
      return Optional.empty();
    } catch (KafkaException e) {
      return Optional.empty(); // the client's own failure explains it
    }
  }

  private Optional<String> trouble(AdminClientConfig client, InetSocketAddress server) {
    String asked = new HostAndPort(server.getHostString(), server.getPort()).toString();
    List<String> away = new ArrayList<>();
    for (Node node : named(client, server)) {
      HostAndPort broker = new HostAndPort(node.host(), node.port());
      if (!listens.test(broker)) {
        away.add(broker.toString());
      }
    }
    return away.isEmpty()
        ? Optional.empty()
        : Optional.of(
            asked
                + " answers, but the "
                + (away.size() == 1 ? "broker" : "brokers")
                + " that it names, "
                + String.join(", ", away)
                + ", cannot be reached (advertised.listeners)");
  }

  /** Returns the brokers that a server names; none if it does not answer. */
  private static List<Node> named(AdminClientConfig config, InetSocketAddress server) {
    Node node = new Node(-1, server.getHostString(), server.getPort());
    LogContext log = new LogContext();
    try (Metrics metrics = new Metrics();
        Selector selector =
            new Selector(
                PATIENCE.toMillis(),
                metrics,
                Time.SYSTEM,
                "dstream",
                ClientUtils.createChannelBuilder(config, Time.SYSTEM, log),
                log);
        NetworkClient client = client(selector, node, log)) {
      if (!NetworkClientUtils.awaitReady(client, node, Time.SYSTEM, PATIENCE.toMillis())) {
        return List.of();
      }
      ClientRequest request =
          client.newClientRequest(
              node.idString(),
              new MetadataRequest.Builder(List.of(), false),
              Time.SYSTEM.milliseconds(),
              true);
      MetadataResponse response =
          (MetadataResponse)
              NetworkClientUtils.sendAndReceive(client, request, Time.SYSTEM).responseBody();
      return List.copyOf(response.brokers());
    } catch (IOException | KafkaException e) {
      return List.of();
    }
  }

  private static NetworkClient client(Selector selector, Node node, LogContext log) {
    int patience = Math.toIntExact(PATIENCE.toMillis());
    return new NetworkClient(
        selector,
        new ManualMetadataUpdater(List.of(node)),
        "dstream",
        1,
        patience,
        patience,
        BUFFER,
        BUFFER,
        patience,
        patience,
        patience,
        Time.SYSTEM,
        true,
        new ApiVersions(),
        log,
        MetadataRecoveryStrategy.NONE);
  }
}
