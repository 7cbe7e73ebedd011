package io.dstream.spec;

import java.io.Serializable;

/** A host name or address and a TCP port. */
public record HostAndPort(String host, int port) implements Serializable {
  public static final int LAST_PORT = 65_535;

  public HostAndPort {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the host is empty");
    }
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(port + " is no port; ports are 1 to 65535");
    }
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
