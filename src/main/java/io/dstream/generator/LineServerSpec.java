package io.dstream.generator;

import io.dstream.net.ServerSockets;
import io.dstream.spec.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * Specifies what a {@link LineServer} sends, and to whom.
 *
 * @param lines the lines, which each client gets from the beginning
 * @param bind host name or address to listen on
 * @param port 0 for any free one
 * @param interval the time between two lines of a client; zero for none
 * @param count the number of lines per client; without one, a client gets all
 * @param once whether the server ends when its first client has left
 */
public record LineServerSpec(
    LineSelection lines,
    String bind,
    int port,
    Duration interval,
    Optional<Long> count,
    boolean once) {

  public static final int DEFAULT_PORT = 9999;

  public LineServerSpec {
    ServerSockets.requirePort(port);
    count.ifPresent(sent -> Limits.requireAtLeast(1, "--count", sent));
  }
}
