package io.dstream.net;

import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens listening TCP sockets. Its errors name the option to change. */
public final class ServerSockets {
  /** The default bind address of servers. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final Pattern ADDRESS = Pattern.compile("(?:(\\[[^]]+]|[^:\\[\\]]+):)?(\\d{1,5})");
  private static final int BACKLOG = 128;
  private static final String BIND = "--bind";

  private ServerSockets() {}

  /**
   * Returns the port if it is valid: 0, for any free port, to 65535.
   *
   * @throws DstreamException wrong usage
   */
  public static int requirePort(int port) {
    Limits.requireBetween(0, HostAndPort.LAST_PORT, "--port", port);
    return port;
  }

  /**
   * Reads {@code [HOST:]PORT}. Without a host, the address is accessible from this machine only.
   *
   * @param option the option that gave the address
   * @throws DstreamException wrong usage
   */
  public static HostAndPort address(String option, String word) {
    Matcher address = ADDRESS.matcher(word);
    if (!address.matches()) {
      throw DstreamException.usage(
          option + " " + word + " is no address", "write " + option + " PORT or HOST:PORT");
    }
    int port = Integer.parseInt(address.group(2));
    Limits.requireBetween(1, HostAndPort.LAST_PORT, option, port);
    String host = address.group(1) == null ? LOOPBACK : address.group(1);
    return new HostAndPort(host.replaceAll("[\\[\\]]", ""), port);
  }

  /**
   * Resolves a host name to listen on.
   *
   * @throws DstreamException wrong usage, when the name is unknown
   */
  public static InetAddress resolve(String bind) {
    return resolve(BIND, bind);
  }

  /**
   * Resolves a host name in the same way.
   *
   * @param option the option that gave the host name
   */
  public static InetAddress resolve(String option, String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw DstreamException.usage(option + ": the host name '" + bind + "' is unknown");
    }
  }

  /**
   * Opens a listening socket.
   *
   * @param port 0 for any free port
   * @throws DstreamException exit status 1 when the port is in use or not allowed; wrong usage when
   *     the address does not belong to this machine
   */
  public static ServerSocket open(InetAddress bind, int port) {
    try {
      return bound(bind, port, OptionalInt.empty());
    } catch (IOException e) {
      throw explained(bind, port, e);
    }
  }

  /**
   * Opens a listening socket with a small receive buffer per connection.
   *
   * @param receiveBytes the approximate number of unread bytes that the operating system holds
   */
  public static ServerSocket open(InetAddress bind, int port, int receiveBytes) throws IOException {
    return bound(bind, port, OptionalInt.of(receiveBytes));
  }

  private static ServerSocket bound(InetAddress bind, int port, OptionalInt receiveBytes)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      if (receiveBytes.isPresent()) {
        socket.setReceiveBufferSize(receiveBytes.getAsInt());
      }
      socket.bind(new InetSocketAddress(bind, port), BACKLOG);
      return socket;
    } catch (IOException e) {
      closeQuietly(socket, e);
      throw e;
    }
  }

  /**
   * Checks that an address can be listened on.
   *
   * @param option the option that gave the address
   * @throws DstreamException as {@link #open}
   */
  public static void requireFree(HostAndPort address, String option) {
    InetAddress bind = resolve(option, address.host());
    try {
      bound(bind, address.port(), OptionalInt.empty()).close();
    } catch (IOException e) {
      throw explained(bind, address.port(), option, option, e);
    }
  }

  /** Returns a port of {@code bind} that was free a moment ago. */
  public static int freePort(InetAddress bind) {
    try (ServerSocket socket = open(bind, 0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw explained(bind, 0, e);
    }
  }

  /**
   * Checks that the port is free, for a server that opens its sockets itself.
   *
   * @return the port
   * @throws DstreamException as {@link #open}
   */
  public static int requireFree(InetAddress bind, int port) {
    try (ServerSocket socket = open(bind, port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw explained(bind, port, e);
    }
  }

  /** Returns the same error for an address that was given as {@code option}. */
  public static DstreamException explained(HostAndPort address, String option, IOException e) {
    return explained(resolve(option, address.host()), address.port(), option, option, e);
  }

  /** Returns the error for a socket that could not be bound. */
  public static DstreamException explained(InetAddress bind, int port, IOException e) {
    return explained(bind, port, BIND, "--port", e);
  }

  private static DstreamException explained(
      InetAddress bind, int port, String bindOption, String portOption, IOException e) {
    String host = bind.getHostAddress();
    String message = String.valueOf(e.getMessage());
    if (e instanceof BindException && message.contains("assign requested address")) {
      return DstreamException.usage(bindOption + ": " + host + " is no address of this machine");
    }
    if (e instanceof BindException && message.contains("in use")) {
      return DstreamException.failed(
          "port " + port + " is in use: cannot listen on " + new HostAndPort(host, port),
          "choose another with " + portOption,
          e);
    }
    String hint = e instanceof SocketException && port < 1024 ? "try a port above 1023" : "";
    return DstreamException.failed(
        "cannot listen on port " + port + " of " + host + ": " + message, hint, e);
  }

  private static void closeQuietly(ServerSocket socket, IOException cause) {
    try {
      socket.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
