package io.dstream.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The connection of a client that is sent lines; whatever fails in it means that it left. */
final class ClientConnection implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] ignored = new byte[512];

  ClientConnection(Socket socket) throws ClientLeft {
    this.socket = socket;
    try {
      socket.setTcpNoDelay(true);
      this.in = socket.getInputStream();
      this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }

  /** Sends the line, bytes as they are, and an LF where it has no end. */
  void write(Lines line) throws ClientLeft {
    try {
      out.write(line.buffer(), line.offset(), line.length());
      if (!line.hasEnd()) {
        out.write(Lines.LF);
      }
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }

  void flush() throws ClientLeft {
    try {
      out.flush();
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }

  /**
   * Waits, and listens for the client to leave meanwhile; what it sends is ignored.
   *
   * @param due {@link System#nanoTime} at which to come back
   * @return whether the client is still there
   */
  boolean staysUntil(long due) throws ClientLeft {
    try {
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        long millis = Math.max(1, Duration.ofNanos(left).toMillis());
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        if (!isHeard()) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }

  private boolean isHeard() throws IOException {
    try {
      return in.read(ignored) >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /**
   * Says that nothing more comes, and gives the client a while to close its side first: to close a
   * connection with something unread in it would cut off what is still on its way.
   */
  void sayGoodbye(Duration patience) throws ClientLeft {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
    staysUntil(System.nanoTime() + patience.toNanos());
  }

  @Override
  public void close() throws ClientLeft {
    try {
      socket.close();
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }
}
