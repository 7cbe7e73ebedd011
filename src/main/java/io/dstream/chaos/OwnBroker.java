package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.net.ServerSockets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Starts a broker in this process that keeps its data in the workspace. */
final class OwnBroker {
  /**
   * The request timeout in milliseconds. The broker is known to run, even when a busy machine
   * delays its answers.
   */
  private static final String PATIENCE = "60000";

  private OwnBroker() {}

  /** Starts the broker, which ends with the run. */
  static Brokers start(Workspace workspace, Cleanup cleanup) {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            new EmbeddedKafkaConfig(
                ServerSockets.LOOPBACK, 0, Optional.of(workspace.directory("kafka")), List.of()));
    cleanup.add(kafka::close);
    String address = kafka.address().toString();
    String patient = AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG + "=" + PATIENCE;
    return new Brokers(
        kafka.clientConfig(), List.of("--bootstrap-server", address, "--kafka-property", patient));
  }
}
