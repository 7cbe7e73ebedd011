package io.dstream.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The connection of a client that receives lines. Any failure in it means that the client left. */
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

  /** Sends the line as unchanged bytes, and an LF if it has no line end. */
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
   * Waits, and meanwhile listens for the client to leave; ignores what the client sends.
   *
   * @param due {@link System#nanoTime} at which to return
   * @return whether the client is still connected
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
   * Signals the end of the data and gives the client time to close its side first. Closing a
   * connection with unread input would discard data that is still in transit.
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
