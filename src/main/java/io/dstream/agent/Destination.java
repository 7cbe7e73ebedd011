package io.dstream.agent;

import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The destination of an agent: {@code socket://HOST:PORT} or {@code kafka://HOST:PORT/TOPIC}.
 *
 * @param topic the Kafka topic; empty for a socket
 */
public record Destination(HostAndPort address, Optional<String> topic) {
  private static final String OPTION = "--to";
  private static final String FORMS =
      "write socket://HOST:PORT, or kafka://HOST:PORT/TOPIC for a topic";

  /**
   * Parses the URI.
   *
   * @throws DstreamException usage error
   */
  public static Destination of(String word) {
    URI uri;
    try {
      uri = new URI(word);
    } catch (URISyntaxException e) {
      throw DstreamException.usage(OPTION + " " + word + " is no URI: " + e.getReason(), FORMS);
    }
    boolean kafka = "kafka".equals(uri.getScheme());
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    boolean complete = uri.getHost() != null && uri.getPort() > 0 && kafka != path.isEmpty();
    if (!complete || !(kafka || "socket".equals(uri.getScheme()))) {
      throw DstreamException.usage(OPTION + " " + word + " is no place to deliver to", FORMS);
    }
    if (uri.getPort() > HostAndPort.LAST_PORT) {
      throw DstreamException.usage(OPTION + " " + word + ": " + uri.getPort() + " is no port");
    }
    return new Destination(
        new HostAndPort(uri.getHost(), uri.getPort()),
        kafka ? Optional.of(path) : Optional.empty());
  }

  @Override
  public String toString() {
    return topic.map(name -> "kafka://" + address + "/" + name).orElse("socket://" + address);
  }
}
