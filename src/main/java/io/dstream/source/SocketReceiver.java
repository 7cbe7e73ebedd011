package io.dstream.source;

import io.dstream.spec.HostAndPort;
import io.dstream.text.LineBlock;
import io.dstream.text.LineBlockReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Reads lines from a server and connects again, with back-off, when the server is away or goes
 * away; it reports each loss once. A line that the server did not end counts when the connection
 * ends, and when the stream stops. Memory: one block here; Spark keeps received blocks on disk when
 * memory is short.
 */
final class SocketReceiver extends Receiver<LineBlock> {
  private static final long serialVersionUID = 1L;
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final HostAndPort server;
  private final LineRate rate;
  private transient volatile Socket socket;
  private transient Thread reader;
  private transient CountDownLatch stopping;

  SocketReceiver(HostAndPort server, OptionalLong maxRate) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.server = server;
    this.rate = new LineRate(maxRate);
  }

  @Override
  public void onStart() {
    stopping = new CountDownLatch(1);
    reader = new Thread(this::receive, "socket receiver " + server);
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns when all that was received is stored: a graceful stop loses nothing. */
  @Override
  public void onStop() {
    stopping.countDown();
    close(socket);
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive() {
    Duration pause = SHORTEST_PAUSE;
    boolean reported = false;
    while (!isStopping()) {
      Optional<String> trouble;
      try (Socket connection = new Socket()) {
        connection.connect(
            new InetSocketAddress(server.host(), server.port()), CONNECT_TIMEOUT_MILLIS);
        socket = connection;
        reported = false;
        pause = SHORTEST_PAUSE;
        readLines(connection);
        trouble = Optional.of("the server closed the connection");
      } catch (IOException e) {
        trouble = Optional.of(String.valueOf(e.getMessage()));
      }
      if (!isStopping() && !reported) {
        reportError(
            "socket "
                + server
                + ": "
                + trouble.orElseThrow()
                + "; connecting again until it is there",
            new IOException(trouble.orElseThrow()));
        reported = true;
      }
      pause = waitFor(pause);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Waits, unless the stream stops, and says how long to wait the next time. */
  private Duration waitFor(Duration pause) {
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

  private void readLines(Socket connection) throws IOException {
    LineBlockReader lines = new LineBlockReader(connection.getInputStream());
    try {
      Optional<LineBlock> block = lines.next();
      while (block.isPresent()) {
        keep(block.get());
        block = lines.next();
      }
    } finally {
      lines.rest().ifPresent(this::keep);
    }
  }

  private void keep(LineBlock block) {
    for (LineBlock piece : rate.pieces(block)) {
      rate.acquire(piece, stopping);
      store(piece);
    }
  }

  private static void close(Socket connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
