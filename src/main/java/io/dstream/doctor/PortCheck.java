package io.dstream.doctor;

import io.dstream.net.ClientSockets;
import io.dstream.net.ServerSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Checks whether a port is free, or who listens on it.
 *
 * @param asked whether a server is expected to listen
 * @param server the command that listens there by default
 */
public record PortCheck(HostAndPort at, boolean asked, String server) implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "port";
  }

  @Override
  public List<Finding> look() throws IOException {
    if (listens(at)) {
      String who = isOurs() ? PortOwner.of(at.port()).orElse("somebody") : "somebody";
      return List.of(Finding.ok(name(), at + ": " + who + " listens"));
    }
    if (asked) {
      return List.of(missing());
    }
    try {
      ServerSockets.requireFree(ServerSockets.resolve(ServerSockets.LOOPBACK), at.port());
      return List.of(Finding.ok(name(), at + ": free, for dstream " + server));
    } catch (DstreamException e) {
      return List.of(Finding.of(name(), Finding.Status.warn, e));
    }
  }

  private Finding missing() throws IOException {
    try {
      String nobody = at + ": nobody listens; --source socket would wait";
      return Finding.warn(
          name(),
          nobody,
          isOurs()
              ? "dstream " + server + " --port " + at.port()
              : "start a server on " + at.host() + ", or name another with --host and --port");
    } catch (UnknownHostException e) {
      return Finding.warn(
          name(), at + ": the host name is unknown; --source socket would wait", "look at --host");
    }
  }

  /** Returns whether somebody accepts connections there. */
  static boolean listens(HostAndPort at) {
    return ClientSockets.ofThisMachine().listens(at, PATIENCE);
  }

  private boolean isOurs() throws IOException {
    InetAddress address = InetAddress.getByName(at.host());
    return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
  }
}
