package io.dstream.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A TCP server for one client at a time that remembers every byte it sent. */
final class LineServer implements AutoCloseable {
  private final ServerSocket listener;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private Socket client = new Socket();

  private LineServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Listens on any free port. */
  static LineServer start() {
    return on(0);
  }

  /** Listens on a port, such as that of a server that went away. */
  static LineServer on(int port) {
    try {
      ServerSocket listener = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
      listener.setSoTimeout(Waiting.limitMillis());
      return new LineServer(listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Takes the next client in. */
  LineServer awaitClient() {
    if (sent.size() > 0) {
      sent.write('\n'); // the end of a connection ends its last line
    }
    try {
      client = listener.accept();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LineServer send(String text) {
    return send(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  LineServer send(byte[] text) {
    try {
      client.getOutputStream().write(text);
      client.getOutputStream().flush();
      sent.writeBytes(text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was sent. */
  byte[] sent() {
    return sent.toByteArray();
  }

  /** Ends the connection and goes on listening. */
  LineServer hangUp() {
    try {
      client.close();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the client has taken in all that was sent: the system holds nothing of it. */
  LineServer awaitReceived() {
    Waiting.await("client takes in what was sent").until(() -> queued() == 0);
    return this;
  }

  /** Waits until the client ends the connection. */
  void awaitClientGone() {
    try {
      client.setSoTimeout(Waiting.limitMillis());
      if (client.getInputStream().read() >= 0) {
        throw new AssertionError("the client sent something");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes in the send and receive queues of the sockets with this port, by proc(5). */
  private long queued() throws IOException {
    String port = String.format(Locale.ROOT, ":%04X", port());
    List<String> sockets = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
    Path six = Path.of("/proc/net/tcp6");
    if (Files.exists(six)) {
      sockets.addAll(Files.readAllLines(six));
    }
    long queued = 0;
    for (String socket : sockets) {
      String[] fields = socket.strip().split("\\s+", 0);
      boolean listens = fields[3].equals("0A");
      if (!listens && (fields[1].endsWith(port) || fields[2].endsWith(port))) {
        String[] queues = fields[4].split(":", 0);
        queued += Long.parseLong(queues[0], 16) + Long.parseLong(queues[1], 16);
      }
    }
    return queued;
  }

  /** Goes away. */
  @Override
  public void close() {
    try {
      client.close();
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
