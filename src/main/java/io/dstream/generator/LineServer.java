package io.dstream.generator;

import io.dstream.control.StopRequest;
import io.dstream.net.ServerSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A TCP server that sends the lines of a file to every client, each from the beginning and on a
 * thread of its own. In sequential order the file is read while it is sent; in random order memory
 * holds 8 bytes per line, in total for all clients.
 */
public final class LineServer implements AutoCloseable {
  /** How long clients have, after a stop request, to receive the line in transit. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final LineServerSpec spec;
  private final ServerSocket listener;
  private final Duration grace;
  private final StopRequest ending = new StopRequest();
  private final Map<Thread, Socket> clients = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  private LineServer(LineServerSpec spec, ServerSocket listener, Duration grace) {
    this.spec = spec;
    this.listener = listener;
    this.grace = grace;
  }

  /**
   * Starts to listen; {@link #serve} serves the clients.
   *
   * @throws DstreamException exit status 1 when the port is in use; 2 when the address does not
   *     belong to this machine
   */
  public static LineServer open(LineServerSpec spec) {
    return open(spec, GRACE);
  }

  static LineServer open(LineServerSpec spec, Duration grace) {
    ServerSocket listener = ServerSockets.open(ServerSockets.resolve(spec.bind()), spec.port());
    return new LineServer(spec, listener, grace);
  }

  /** The address that clients connect to. */
  public HostAndPort address() {
    return new HostAndPort(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
  }

  /**
   * Serves clients until the stop is requested or, if so configured, until the first client has
   * left. Clients then receive the rest of the line in transit.
   *
   * @param log receives messages about clients that come and go, on their threads
   * @throws DstreamException exit status 1, when the file cannot be read or no client accepted
   */
  public void serve(StopRequest stop, Consumer<String> log) throws InterruptedException {
    ending.onRequest(this::closeListener);
    stop.onRequest(ending::request);
    try (LineFile file = LineFile.of(spec.lines())) {
      acceptClients(file, log);
      ending.await();
      endClients();
    } catch (IOException e) {
      throw InputFiles.unreadable(spec.lines().file(), e);
    }
    RuntimeException met = failure.get();
    if (met != null) {
      throw met;
    }
  }

  private void acceptClients(LineFile file, Consumer<String> log) {
    try (listener) {
      do {
        Socket socket = listener.accept();
        Thread thread = new Thread(() -> serve(socket, file, log), "line-client");
        thread.setDaemon(true);
        clients.put(thread, socket);
        thread.start();
      } while (!spec.once());
    } catch (IOException e) {
      if (!ending.requested()) {
        failure.compareAndSet(
            null, DstreamException.failed("cannot accept a client: " + e.getMessage(), e));
        ending.request();
      }
    }
  }

  private void serve(Socket socket, LineFile file, Consumer<String> log) {
    String name = "client " + socket.getRemoteSocketAddress();
    log.accept(name + " is here");
    try {
      long sent = new LineClient(spec, ending).serve(socket, file);
      log.accept(name + " got " + sent + " lines");
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      ending.request();
    } finally {
      clients.remove(Thread.currentThread());
      if (spec.once()) {
        ending.request();
      }
    }
  }

  /** Wakes clients that pause, and cuts off those that do not take the data sent to them. */
  private void endClients() throws InterruptedException {
    Map<Thread, Socket> left = Map.copyOf(clients);
    left.values().forEach(socket -> unlessGone(socket::shutdownInput));
    long due = System.nanoTime() + grace.toNanos();
    for (Map.Entry<Thread, Socket> client : left.entrySet()) {
      client.getKey().join(Math.max(1, (due - System.nanoTime()) / 1_000_000));
      unlessGone(client.getValue()::close);
      client.getKey().join();
    }
  }

  private static void unlessGone(SocketAction action) {
    try {
      action.run();
    } catch (IOException e) {
      // The client closed it first.
    }
  }

  /** An action on a socket that may be closed already. */
  private interface SocketAction {
    void run() throws IOException;
  }

  private void closeListener() {
    try {
      listener.close();
    } catch (IOException e) {
      throw DstreamException.failed("cannot close port " + listener.getLocalPort(), e);
    }
  }

  @Override
  public void close() {
    closeListener();
  }
}
