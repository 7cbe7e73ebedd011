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

  /** The minimum number of chunks per second, so that even the shortest batches get their share. */
  private static final int CHUNKS_PER_SECOND = 100;

  /** The prefix of a word that is a time. */
  static final String STAMP = "@";

  private final ServerSocket server;
  private Socket client;

  LineFeed(Workspace workspace) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    workspace.onStop(() -> IOUtils.closeQuietly(server)); // no need to wait for a client
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits for the trial to connect, which happens within seconds unless it has ended. */
  void awaitClient() throws IOException {
    server.setSoTimeout(PATIENCE_MILLIS);
    try {
      client = server.accept();
    } catch (SocketTimeoutException e) {
      throw new IOException("the trial did not connect within a minute", e);
    }
  }

  /** Sends copies of a text in the background, as fast as the client reads. */
  CompletableFuture<Void> send(byte[] text, int copies) {
    return inBackground(
        out -> {
          for (int i = 0; i < copies; i++) {
            out.write(text);
          }
        });
  }

  /** Sends copies of a text in the background at a steady {@code rate} in bytes per second. */
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
   * Sends the text's lines repeatedly, each after the millisecond in which it is due. A line that
   * is late because the client did not read keeps its due time, so the delay counts as latency.
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

  /** Creates a line, without its end, from its due millisecond and its sequence number. */
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

  /** Writes to the client. */
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

  /** Fails when a text that should outlast the measurement has ended. */
  static void requireUnderWay(CompletableFuture<Void> sending) {
    if (sending.isDone()) {
      sending.join(); // throws the cause, if sending failed
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
