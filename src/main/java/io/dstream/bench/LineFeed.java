package io.dstream.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.IOUtils;

/** A server that sends text to the one client that connects. */
final class LineFeed implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int CHUNK = 64 * 1024;

  /** So that each batch has its share, the shortest ones too. */
  private static final int CHUNKS_A_SECOND = 100;

  /** What a word begins with that is a time. */
  static final String STAMP = "@";

  private final ServerSocket server;
  private Socket client;

  LineFeed(Workspace workspace) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    workspace.onStop(() -> IOUtils.closeQuietly(server)); // nobody is to be waited for any more
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits for the trial to connect, which it does within seconds unless it has ended. */
  void awaitClient() throws IOException {
    server.setSoTimeout(PATIENCE_MILLIS);
    try {
      client = server.accept();
    } catch (SocketTimeoutException e) {
      throw new IOException("the trial did not connect within a minute", e);
    }
  }

  /** Sends copies of a text as fast as they are taken, in the background. */
  CompletableFuture<Void> send(byte[] text, int copies) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            for (int i = 0; i < copies; i++) {
              client.getOutputStream().write(text);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Sends copies of a text at {@code rate} bytes a second, evenly, in the background. */
  CompletableFuture<Void> send(byte[] text, int copies, double rate) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            int chunk = (int) Math.max(1, Math.min(CHUNK, rate / CHUNKS_A_SECOND));
            long start = System.nanoTime();
            long total = (long) text.length * copies;
            for (long sent = 0; sent < total; ) {
              int from = (int) (sent % text.length);
              int length = Math.min(chunk, text.length - from);
              long due = start + (long) (sent / rate * 1e9);
              while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
              }
              client.getOutputStream().write(text, from, length);
              sent += length;
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Sends the text's lines again and again, before each the millisecond of its sending. */
  CompletableFuture<Void> sendStamped(ZipfText text, int linesASecond, Duration time) {
    List<byte[]> lines = new ArrayList<>();
    text.forEachLine(lines::add);
    return CompletableFuture.runAsync(
        () -> {
          try {
            long start = System.nanoTime();
            long sent = 0;
            for (long passed = 0; passed < time.toNanos(); passed = System.nanoTime() - start) {
              ByteArrayOutputStream due = new ByteArrayOutputStream();
              byte[] stamp =
                  (STAMP + System.currentTimeMillis() + " ").getBytes(StandardCharsets.US_ASCII);
              for (; sent < passed / 1e9 * linesASecond; sent++) {
                due.writeBytes(stamp);
                due.writeBytes(lines.get((int) (sent % lines.size())));
                due.write('\n');
              }
              due.writeTo(client.getOutputStream());
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
    server.close();
  }
}
