package io.dstream.source;

import io.dstream.spec.HostAndPort;
import java.util.Optional;

/** How a receiver's connections are told of. */
interface ReceiverWords {
  /** What it does from its start on, such as {@code connecting to localhost:9999}. */
  String beginning();

  /** How it is with a connection, such as {@code connected to localhost:9999}. */
  String connected();

  /** How it is without one, such as {@code not connected to localhost:9999}. */
  String lost();

  /** What the user is told when the connection is lost for a reason; empty for nothing. */
  Optional<String> notice(String reason);

  /** A client of a server. */
  record Client(HostAndPort server) implements ReceiverWords {
    @Override
    public String beginning() {
      return "connecting to " + server;
    }

    @Override
    public String connected() {
      return "connected to " + server;
    }

    @Override
    public String lost() {
      return "not connected to " + server;
    }

    @Override
    public Optional<String> notice(String reason) {
      return Optional.of(
          "socket " + server + ": " + reason + "; connecting again until it is there");
    }
  }

  /**
   * A server, to which others come and from which they go as they like.
   *
   * @param one of them, such as {@code a client}
   * @param none of them, such as {@code no client}
   */
  record Listener(HostAndPort address, String one, String none) implements ReceiverWords {
    @Override
    public String beginning() {
      return "listening on " + address;
    }

    @Override
    public String connected() {
      return one + " is connected to " + address;
    }

    @Override
    public String lost() {
      return none + " is connected to " + address;
    }

    @Override
    public Optional<String> notice(String reason) {
      return Optional.empty();
    }
  }
}
