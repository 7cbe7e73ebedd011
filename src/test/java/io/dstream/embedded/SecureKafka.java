package io.dstream.embedded;

import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real broker as clusters have them: TLS only, users with passwords (SASL PLAIN), and rights. The
 * user {@code admin} may do everything, {@code guest} nothing.
 */
public final class SecureKafka implements AutoCloseable {
  private static final String STORE_PASSWORD = "changeit";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final HostAndPort address;
  private final Path certificate;
  private final KafkaDataDirectory directory;
  private final KafkaRaftServer server;

  private SecureKafka(HostAndPort address, Path certificate, Path store) {
    this.address = address;
    this.certificate = certificate;
    this.directory =
        KafkaDataDirectory.open(
            Optional.empty(), BrokerProperties.NODE_ID, BrokerProperties.CONTROLLER);
    InetAddress here = InetAddress.getLoopbackAddress();
    Properties properties =
        BrokerProperties.of(here, address, ServerSockets.freePort(here), directory.path());
    secure(properties, store);
    this.server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
  }

  /**
   * Starts a broker.
   *
   * @param keys an empty directory for its key and certificate
   */
  public static SecureKafka start(Path keys) throws IOException, InterruptedException {
    Path certificate = keys.resolve("broker.pem");
    Path store = keys.resolve("broker.p12");
    keytool(store, "-genkeypair -keyalg EC -dname CN=localhost -ext SAN=dns:localhost");
    keytool(store, "-exportcert -rfc -file " + certificate);
    return BrokerPorts.start(
        InetAddress.getLoopbackAddress(),
        0,
        port -> {
          SecureKafka kafka =
              new SecureKafka(new HostAndPort("localhost", port), certificate, store);
          try {
            kafka.server.startup();
          } catch (RuntimeException | Error e) {
            kafka.close();
            throw e;
          }
          return kafka;
        });
  }

  public HostAndPort address() {
    return address;
  }

  /** The client properties of a user, as lines of a file. */
  public String clientProperties(String user, String password) {
    return String.join(
        "\n",
        "bootstrap.servers=" + address,
        "security.protocol=SASL_SSL",
        "sasl.mechanism=PLAIN",
        "sasl.jaas.config=%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, password),
        "ssl.truststore.type=PEM",
        "ssl.truststore.location=" + certificate,
        "");
  }

  /** The password of a user. */
  public static String passwordOf(String user) {
    return "secret-of-" + user;
  }

  private static void secure(Properties p, Path store) {
    for (String name : List.of("listeners", "advertised.listeners")) {
      p.setProperty(name, p.getProperty(name).replace("PLAINTEXT://", "SASL_SSL://"));
    }
    p.setProperty("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    p.setProperty("inter.broker.listener.name", "SASL_SSL");
    p.setProperty("sasl.enabled.mechanisms", "PLAIN");
    p.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
    p.setProperty(
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        "%s username=\"admin\" password=\"%2$s\" user_admin=\"%2$s\" user_guest=\"%3$s\";"
            .formatted(LOGIN, passwordOf("admin"), passwordOf("guest")));
    p.setProperty("ssl.keystore.type", "PKCS12");
    p.setProperty("ssl.keystore.location", store.toString());
    p.setProperty("ssl.keystore.password", STORE_PASSWORD);
    p.setProperty("ssl.key.password", STORE_PASSWORD);
    p.setProperty("ssl.truststore.type", "PKCS12");
    p.setProperty("ssl.truststore.location", store.toString());
    p.setProperty("ssl.truststore.password", STORE_PASSWORD);
    p.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The broker is its own controller's anonymous client.
    p.setProperty("super.users", "User:admin;User:ANONYMOUS");
  }

  private static void keytool(Path store, String arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(arguments.split(" ")));
    words.addAll(List.of("-alias", "broker", "-storetype", "PKCS12"));
    words.addAll(List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  @Override
  public void close() {
    server.shutdown();
    directory.close();
  }
}
