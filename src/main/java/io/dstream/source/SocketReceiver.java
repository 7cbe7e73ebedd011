package io.dstream.source;

import io.dstream.net.ClientSockets;
import io.dstream.spec.HostAndPort;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Reads lines from a server and reconnects, with back-off, when the server is unavailable or
 * disconnects. Reports the state of the connection ({@link ReceiverReport}). A line without an LF
 * counts when the connection ends, and when the stream stops.
 *
 * <p>The reader waits while lines are stored, so TCP slows down a server that is too fast. Memory:
 * {@value #GATHERED_BYTES} bytes or the longest line here. Spark moves stored lines that are not
 * yet processed to disk when memory is short.
 */
final class SocketReceiver extends Receiver<LineBlock> {
  private static final long serialVersionUID = 1L;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int GATHERED_BYTES = 4 << 20;

  private final HostAndPort server;
  private final long maxRate;
  private final ReceivedLog log;
  private transient ReceivedLines lines;
  private transient volatile Socket socket;
  private transient Thread reader;
  private transient CountDownLatch stopping;
  private transient boolean connected;
  private transient boolean received;

  /** Creates a receiver of at most {@code maxRate} lines per second, logged if there is a log. */
  SocketReceiver(HostAndPort server, OptionalLong maxRate, Optional<ReceivedLog> log) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.server = server;
    this.maxRate = maxRate.orElse(0);
    this.log = log.orElse(null);
  }

  @Override
  public void onStart() {
    stopping = new CountDownLatch(1);
    lines = new ReceivedLines(this, GATHERED_BYTES, maxRate, Optional.ofNullable(log), stopping);
    reader = new Thread(this::receive, "socket receiver " + server);
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns once all received lines are stored, so a graceful stop loses nothing. */
  @Override
  public void onStop() {
    stopping.countDown();
    try {
      if (socket != null) {
        close(socket);
      }
      if (Thread.currentThread() != reader) { // it stops the receiver when it fails
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive() {
    try {
      readUntilStopped();
      lines.close();
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare
      stop("socket " + server + ": " + e, e);
    }
  }

  private void readUntilStopped() {
    Duration pause = SHORTEST_PAUSE;
    boolean reported = false;
    while (!isStopping()) {
      connected = false;
      received = false;
      String trouble = connectAndRead();
      if (received) {
        reported = false;
        pause = SHORTEST_PAUSE;
      }
      if (!isStopping() && (connected || !reported)) {
        report(reported ? ReceiverReport.State.LOST_AGAIN : ReceiverReport.State.LOST, trouble);
        reported = true;
      }
      pause = pauseFor(pause);
    }
  }

  private void report(ReceiverReport.State state, String detail) {
    reportError(new ReceiverReport(state, detail).text(), null);
  }

  /** Reads until the connection ends, and returns the reason. */
  private String connectAndRead() {
    try (Socket connection =
        ClientSockets.ofThisMachine().connect(server, CONNECT_TIMEOUT, this::opening)) {
      connected = true;
      report(ReceiverReport.State.CONNECTED, "");
      lines.readFrom(connection.getInputStream(), () -> received = true);
      return "the server closed the connection";
    } catch (UnknownHostException e) {
      return "the host is unknown";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Lets a stop end the connection attempt. */
  private void opening(Socket opened) {
    socket = opened;
    if (isStopping()) {
      close(opened);
    }
  }

  private static void close(Socket opened) {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Waits, unless the stream stops, and returns how long to wait the next time. */
  private Duration pauseFor(Duration pause) {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return pause;
      }
    } catch (InterruptedException e) {
      stopping.countDown();
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
