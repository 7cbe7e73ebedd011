package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.apache.commons.lang3.ArrayUtils;

/** A server that sends text to the one client that connects. */
final class LineFeed implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int CHUNK = 64 * 1024;

  /** So that each batch has its share, the shortest ones too. */
  private static final int CHUNKS_PER_SECOND = 100;

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
    return inBackground(
        out -> {
          for (int i = 0; i < copies; i++) {
            out.write(text);
          }
        });
  }

  /** Sends copies of a text at {@code rate} bytes a second, evenly, in the background. */
  CompletableFuture<Void> send(byte[] text, int copies, double rate) {
    return inBackground(
        out -> {
          int chunk = (int) Math.max(1, Math.min(CHUNK, rate / CHUNKS_PER_SECOND));
          long start = System.nanoTime();
          long total = (long) text.length * copies;
          for (long sent = 0; sent < total; ) {
            int from = (int) (sent % text.length);
            int length = Math.min(chunk, text.length - from);
            long due = start + (long) (sent / rate * 1e9);
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            out.write(text, from, length);
            sent += length;
          }
        });
  }

  /**
   * Sends the text's lines again and again, before each the millisecond in which it is due: what
   * comes late since nobody read it is as old as it is.
   */
  CompletableFuture<Void> sendStamped(ZipfText text, int linesASecond, Duration time) {
    List<byte[]> lines = new ArrayList<>();
    text.forEachLine(lines::add);
    return sendTimed(
        (millis, number) -> {
          byte[] stamp = (STAMP + millis + " ").getBytes(StandardCharsets.US_ASCII);
          return ArrayUtils.addAll(stamp, lines.get((int) (number % lines.size())));
        },
        linesASecond,
        time);
  }

  /** A line, without its end, that is due in a millisecond, the {@code number}th of all. */
  @FunctionalInterface
  interface TimedLine {
    byte[] of(long millis, long number);
  }

  /** Sends lines at the times at which they are due. */
  CompletableFuture<Void> sendTimed(TimedLine line, int linesASecond, Duration time) {
    return inBackground(
        out -> {
          long startMillis = System.currentTimeMillis();
          long start = System.nanoTime();
          long sent = 0;
          for (long passed = 0; passed < time.toNanos(); passed = System.nanoTime() - start) {
            ByteArrayOutputStream due = new ByteArrayOutputStream();
            for (; sent < passed / 1e9 * linesASecond; sent++) {
              long millis = startMillis + sent * 1000 / linesASecond;
              due.writeBytes(line.of(millis, sent));
              due.write('\n');
            }
            due.writeTo(out);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
          }
        });
  }

  /** What writes to the client. */
  private interface Sender {
    void send(OutputStream out) throws IOException;
  }

  private CompletableFuture<Void> inBackground(Sender sender) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            sender.send(client.getOutputStream());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Fails when what is sent for longer than anybody measures has come to its end. */
  static void requireUnderWay(CompletableFuture<Void> sending) {
    if (sending.isDone()) {
      sending.join(); // it says why
      throw DstreamException.failed("the text ended before what was measured", null);
    }
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
    server.close();
  }
}
