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
 * A TCP server that sends the lines of a file to every client, each from the beginning and in a
 * thread of its own. In sequential order the file is read as it is sent; in random order memory
 * holds 8 bytes a line, all clients together.
 */
public final class LineServer implements AutoCloseable {
  /** How long clients have, after a stop request, for the line that is on its way. */
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
   * Listens; clients are served when {@link #serve} is called.
   *
   * @throws DstreamException exit status 1 when the port is in use; 2 when the address is none of
   *     this machine
   */
  public static LineServer open(LineServerSpec spec) {
    return open(spec, GRACE);
  }

  static LineServer open(LineServerSpec spec, Duration grace) {
    ServerSocket listener = ServerSockets.open(ServerSockets.resolve(spec.bind()), spec.port());
    return new LineServer(spec, listener, grace);
  }

  /** Where clients connect to. */
  public HostAndPort address() {
    return new HostAndPort(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
  }

  /**
   * Serves clients until the stop is requested or, if that was asked for, until the first client
   * has left. Clients then get the rest of the line that is on its way.
   *
   * @param log hears of clients that come and go, from their threads
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

  /** A client in a pause wakes up; one that does not take what it is sent is cut off. */
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
      // The client was quicker.
    }
  }

  /** Something done to a socket that may be closed already. */
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
