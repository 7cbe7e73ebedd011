package io.dstream.source;

import io.dstream.spec.HostAndPort;
import java.util.Optional;

/** The wording of messages about a receiver's connections. */
interface ReceiverWords {
  /** Describes the receiver after its start, such as {@code connecting to localhost:9999}. */
  String beginning();

  /** Describes a connected receiver, such as {@code connected to localhost:9999}. */
  String connected();

  /** Describes a disconnected receiver, such as {@code not connected to localhost:9999}. */
  String lost();

  /**
   * Returns the notice to the user when the connection is lost for a reason; empty for no notice.
   */
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
   * A server, to which clients connect and from which they disconnect at any time.
   *
   * @param one the words for one of them, such as {@code a client}
   * @param none the words for none of them, such as {@code no client}
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
