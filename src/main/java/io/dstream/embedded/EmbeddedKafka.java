package io.dstream.embedded;

import io.dstream.control.StopRequest;
import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.net.ServerSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker in this process: one node that is broker and controller (KRaft combined
 * mode), for demos and tests. It starts in about two seconds, keeps records until its directory is
 * deleted, does not create topics automatically, and accepts records of up to 100 MiB.
 *
 * <p>Closing it stops the broker and deletes a temporary directory. A shutdown hook does the same
 * when the process is told to end first.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HostAndPort address;
  private final KafkaDataDirectory directory;
  private final KafkaRaftServer server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<DstreamException> fault = new AtomicReference<>();
  private final Thread closeAtExit = new Thread(this::stop, "embedded-kafka-close");
  private boolean stopped;

  private EmbeddedKafka(HostAndPort address, KafkaDataDirectory directory, KafkaRaftServer server) {
    this.address = address;
    this.directory = directory;
    this.server = server;
  }

  /**
   * Starts a broker and returns when clients can use it.
   *
   * @throws DstreamException exit status 1 when the port is in use or the broker does not start; 2
   *     when the address or the directory cannot be used
   */
  public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
    InetAddress bind = ServerSockets.resolve(config.bind());
    return BrokerPorts.start(bind, config.port(), port -> start(config, bind, port));
  }

  /** Starts a broker on a port that was free a moment ago. */
  static EmbeddedKafka start(EmbeddedKafkaConfig config, InetAddress bind, int port) {
    HostAndPort address = new HostAndPort(BrokerProperties.advertisedHost(bind), port);
    KafkaDataDirectory directory =
        KafkaDataDirectory.open(
            config.directory(), BrokerProperties.NODE_ID, BrokerProperties.CONTROLLER);
    try {
      int controllerPort = ServerSockets.freePort(InetAddress.getLoopbackAddress());
      Properties properties = BrokerProperties.of(bind, address, controllerPort, directory.path());
      EmbeddedKafka kafka =
          new EmbeddedKafka(
              address,
              directory,
              new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM));
      kafka.startUp(config);
      return kafka;
    } catch (RuntimeException | Error e) {
      directory.close();
      throw notStarted(e);
    }
  }

  /** The address for clients of the broker. */
  public HostAndPort address() {
    return address;
  }

  /** The directory with the broker's data. */
  public Path directory() {
    return directory.path();
  }

  /** Returns the configuration with which a client reaches the broker. */
  public KafkaClientConfig clientConfig() {
    return KafkaClientConfig.of(address.toString());
  }

  /**
   * Waits until the stop is requested.
   *
   * @throws DstreamException exit status 1, when the broker meets a fault that it cannot survive
   */
  public void awaitStop(StopRequest stop) throws InterruptedException {
    stop.onRequest(ended::countDown);
    ended.await();
    DstreamException met = fault.get();
    if (met != null) {
      throw met;
    }
  }

  /** Stops the broker; further calls do nothing. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException e) {
      // The process is ending and the hook is running: stop() waits for it.
    }
    stop();
  }

  private void startUp(EmbeddedKafkaConfig config) {
    BrokerFaults.watch(this);
    Runtime.getRuntime().addShutdownHook(closeAtExit);
    try {
      server.startup();
      if (!config.topics().isEmpty()) {
        KafkaBroker.createMissingTopics(clientConfig(), config.topics());
      }
    } catch (RuntimeException | Error e) {
      try {
        close();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Ends {@link #awaitStop} with a fault that the broker cannot survive. */
  void fail(DstreamException fault) {
    this.fault.compareAndSet(null, fault);
    ended.countDown();
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      shutDown();
    } finally {
      BrokerFaults.forget(this);
      directory.close();
    }
  }

  /** Waits at most a minute; for a broker with a full disk, Kafka itself waits 5 minutes. */
  private void shutDown() {
    FutureTask<Void> shutdown = new FutureTask<>(server::shutdown, null);
    Thread thread = new Thread(shutdown, "embedded-kafka-shutdown");
    thread.setDaemon(true);
    thread.start();
    try {
      shutdown.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw DstreamException.failed(
          "the Kafka broker did not stop in good order", "see its log with -v", e);
    }
  }

  private static DstreamException notStarted(Throwable e) {
    return e instanceof DstreamException known
        ? known
        : DstreamException.failed(
            "the Kafka broker does not start: " + BrokerPorts.rootOf(e).getMessage(),
            "see its log with -v",
            e);
  }
}
