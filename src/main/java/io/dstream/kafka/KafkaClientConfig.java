package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.Nearest;
import io.dstream.spec.TextFile;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.Utils;

/**
 * The settings that every Kafka client of a command shares: the broker addresses and the client
 * properties that the user gave. Passwords may be among them, so {@link #toString} shows names
 * only.
 *
 * @param prefix the prefix of the client's options: {@code --}, or {@code --sink-}
 * @param bootstrapServers {@code HOST:PORT}, or several separated by commas
 * @param properties client properties by name; never {@code bootstrap.servers}
 */
public record KafkaClientConfig(
    String prefix, String bootstrapServers, Map<String, String> properties)
    implements Serializable {

  public static final String DEFAULT_BOOTSTRAP_SERVER = "localhost:9092";

  /** The prefix of a client's options, unless it has its own. */
  private static final String PREFIX = "--";

  private static final String BROKERS = "bootstrap-server";
  private static final String PROPERTY = "kafka-property";
  private static final String FILE = "kafka-config";

  private static final String BOOTSTRAP = AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG;

  /** Kafka's config providers resolve references to secrets. Their properties can have any name. */
  private static final String PROVIDERS = "config.providers";

  /** The properties that dstream sets itself, because it transfers bytes unchanged. */
  private static final Set<String> OWN =
      Set.of(
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

  public KafkaClientConfig {
    requireAddresses(prefix + BROKERS, bootstrapServers);
    properties = Map.copyOf(properties);
  }

  /** Creates the settings of a client whose options have no prefix of their own. */
  public KafkaClientConfig(String bootstrapServers, Map<String, String> properties) {
    this(PREFIX, bootstrapServers, properties);
  }

  /** Returns an option of the client, such as {@code --sink-kafka-config}. */
  String option(String name) {
    return prefix + name;
  }

  /**
   * Returns whether {@code otherServers}, {@code HOST:PORT,…}, include one of these brokers,
   * perhaps under another name.
   */
  public boolean sharesBroker(String otherServers) {
    Set<InetSocketAddress> others = addresses(otherServers);
    return addresses(bootstrapServers).stream().anyMatch(others::contains);
  }

  /** Returns every address of every host. Hosts without an address are left out. */
  private static Set<InetSocketAddress> addresses(String servers) {
    Set<InetSocketAddress> addresses = new HashSet<>();
    for (String server : servers.split("\\s*,\\s*", -1)) {
      try {
        for (InetAddress address : InetAddress.getAllByName(Utils.getHost(server))) {
          addresses.add(new InetSocketAddress(address, Utils.getPort(server)));
        }
      } catch (UnknownHostException e) {
        // It reaches no broker; the client that connects reports it.
      }
    }
    return addresses;
  }

  private static void requireAddresses(String option, String servers) {
    if (!Arrays.stream(servers.split(",", -1)).allMatch(KafkaClientConfig::isHostAndPort)) {
      throw DstreamException.usage(
          option + ": '" + servers + "' is not HOST:PORT",
          "write host and port, such as " + DEFAULT_BOOTSTRAP_SERVER);
    }
  }

  /** Creates the settings of brokers without further properties. */
  public static KafkaClientConfig of(String bootstrapServers) {
    return new KafkaClientConfig(bootstrapServers, Map.of());
  }

  /**
   * Creates the settings from the options. A property given by option overrides the file's. The
   * brokers are those of the option, else {@code bootstrap.servers} of the file, else {@value
   * #DEFAULT_BOOTSTRAP_SERVER}.
   *
   * @param bootstrapServers {@code --bootstrap-server}
   * @param file {@code --kafka-config}: a Java properties file, UTF-8
   * @param properties {@code --kafka-property}: each must be one that Kafka's clients know
   * @throws DstreamException usage error, if the file cannot be read, or a property is unknown or
   *     one that dstream sets itself
   */
  public static KafkaClientConfig of(
      Optional<String> bootstrapServers, Optional<Path> file, Map<String, String> properties) {
    return of(PREFIX, bootstrapServers, file, properties);
  }

  /**
   * Creates the settings of a client that has its own options.
   *
   * @param prefix the prefix of the options, such as {@code --sink-}
   */
  public static KafkaClientConfig of(
      String prefix,
      Optional<String> bootstrapServers,
      Optional<Path> file,
      Map<String, String> properties) {
    bootstrapServers.ifPresent(servers -> requireAddresses(prefix + BROKERS, servers));
    Map<String, String> all = new TreeMap<>();
    file.ifPresent(path -> all.putAll(read(prefix + FILE, path)));
    Optional<String> brokersOfFile = Optional.ofNullable(all.remove(BOOTSTRAP));
    properties.keySet().forEach(name -> requireKnown(prefix, name));
    all.putAll(properties);
    for (String name : all.keySet()) {
      if (OWN.contains(name)) {
        throw DstreamException.usage(
            "the Kafka property " + name + " cannot be set: dstream moves bytes as they are");
      }
    }
    return new KafkaClientConfig(
        prefix, bootstrapServers.or(() -> brokersOfFile).orElse(DEFAULT_BOOTSTRAP_SERVER), all);
  }

  /** Returns settings with more properties, which override those that exist. */
  public KafkaClientConfig with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(properties);
    all.putAll(more);
    return new KafkaClientConfig(prefix, bootstrapServers, all);
  }

  /** Returns the properties and the brokers in a new map, for a client's constructor. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> client = new HashMap<>(properties);
    client.put(BOOTSTRAP, bootstrapServers);
    return client;
  }

  @Override
  public String toString() {
    return "KafkaClientConfig["
        + bootstrapServers
        + ", "
        + new TreeSet<>(properties.keySet())
        + "]";
  }

  private static boolean isHostAndPort(String server) {
    Integer port = Utils.getHost(server.strip()) == null ? null : Utils.getPort(server.strip());
    return port != null && port >= 1 && port <= 65_535;
  }

  private static void requireKnown(String prefix, String name) {
    if (name.equals(BOOTSTRAP)) {
      throw DstreamException.usage(
          prefix + PROPERTY + ": " + BOOTSTRAP + " has an option of its own, " + prefix + BROKERS);
    }
    Set<String> known = known();
    if (!known.contains(name)) {
      throw DstreamException.usage(
          prefix + PROPERTY + ": Kafka's clients know no property '" + name + "'",
          Nearest.hint(
              name,
              known,
              "a property of a plug-in of yours goes into " + prefix + FILE + " FILE"));
    }
  }

  private static Set<String> known() {
    return Stream.of(
            ProducerConfig.configNames(),
            ConsumerConfig.configNames(),
            AdminClientConfig.configNames())
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns a remark for each property that Kafka's clients do not know. It may belong to a
   * plug-in, such as an interceptor. Kafka's clients ignore it silently.
   */
  public List<String> remarks() {
    Set<String> known = known();
    return new TreeSet<>(properties.keySet())
        .stream()
            .filter(name -> !known.contains(name) && !name.startsWith(PROVIDERS))
            .map(
                name ->
                    option(FILE)
                        + ": Kafka's clients know no property '"
                        + name
                        + "'"
                        + Nearest.of(name, known)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""))
            .toList();
  }

  private static Map<String, String> read(String option, Path file) {
    FileErrors.requireFile(option, file);
    Properties properties = new Properties();
    try (Reader reader = TextFile.open(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw FileErrors.unreadableFile(option, file, e);
    } catch (IllegalArgumentException e) {
      throw FileErrors.unreadableFile(option, file, e.getMessage());
    }
    Map<String, String> read = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> read.put(k, properties.getProperty(k)));
    return read;
  }
}
