package io.dstream.source;

import io.dstream.net.ClientSockets;
import io.dstream.spec.HostAndPort;
import io.dstream.text.LineBlock;
import io.dstream.text.LineBlockReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Reads lines from a server and connects again, with back-off, when the server is away or goes
 * away; it reports how the connection is ({@link ReceiverReport}). A line that the server did not
 * end counts when the connection ends, and when the stream stops.
 *
 * <p>What was read is stored at once, so that a record is in the batch of its arrival, and only a
 * stream that does not pause is gathered into larger blocks first. Storing waits: a server that is
 * too fast is held back by TCP. Memory: {@value #GATHERED_BYTES} bytes or the longest line here;
 * what is stored and not yet processed Spark moves to disk when memory is short.
 */
final class SocketReceiver extends Receiver<LineBlock> {
  private static final long serialVersionUID = 1L;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int GATHERED_BYTES = 4 << 20;
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Parts of a second that a limited rate is spread over. */
  private static final int PARTS = 20;

  private final HostAndPort server;
  private final long maxRate;
  private final ReceivedLog log;
  private transient ReceivedLog.Writer logWriter;
  private transient volatile Socket socket;
  private transient Thread reader;
  private transient CountDownLatch stopping;
  private transient boolean connected;
  private transient boolean received;
  private transient Pace linePace;
  private transient Pace blockPace;

  /** Reads at most {@code maxRate} lines a second, and logs them where there is a log. */
  SocketReceiver(HostAndPort server, OptionalLong maxRate, Optional<ReceivedLog> log) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.server = server;
    this.maxRate = maxRate.orElse(0);
    this.log = log.orElse(null);
  }

  @Override
  public void onStart() {
    stopping = new CountDownLatch(1);
    logWriter = log == null ? null : log.writer();
    linePace = new Pace();
    blockPace = new Pace();
    reader = new Thread(this::receive, "socket receiver " + server);
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns when all that was received is stored: a graceful stop loses nothing. */
  @Override
  public void onStop() {
    stopping.countDown();
    try {
      if (socket != null) {
        close(socket);
      }
      if (Thread.currentThread() != reader) { // which stops the receiver when it breaks down
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive() {
    try {
      readUntilStopped();
      if (logWriter != null) {
        logWriter.close();
      }
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

  /** Reads until the connection ends, and says why it did. */
  private String connectAndRead() {
    try (Socket connection =
        ClientSockets.ofThisMachine().connect(server, CONNECT_TIMEOUT, this::opening)) {
      connected = true;
      report(ReceiverReport.State.CONNECTED, "");
      readLines(connection.getInputStream());
      return "the server closed the connection";
    } catch (UnknownHostException e) {
      return "the host is unknown";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Lets a stop end the wait for a connection. */
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

  /** Waits, unless the stream stops, and says how long to wait the next time. */
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

  private void readLines(InputStream in) throws IOException {
    LineBlockReader lines = new LineBlockReader(in);
    List<LineBlock> gathered = new ArrayList<>();
    try {
      long bytes = 0;
      long started = 0;
      Optional<LineBlock> block = lines.next();
      while (block.isPresent()) {
        if (gathered.isEmpty()) {
          bytes = 0;
          started = System.nanoTime();
        }
        received = true;
        gathered.add(block.get());
        bytes += block.get().length();
        boolean pauses = in.available() == 0;
        if (pauses || bytes >= GATHERED_BYTES || System.nanoTime() - started >= GATHER_NANOS) {
          keep(gathered);
        }
        block = lines.next();
      }
    } finally {
      lines.rest().ifPresent(gathered::add);
      keep(gathered);
    }
  }

  /** Stores the blocks, as fast as the limits allow, and forgets them. */
  private void keep(List<LineBlock> gathered) {
    List<LineBlock> blocks = List.copyOf(gathered);
    gathered.clear(); // what could not be stored is not tried again
    long blockRate = supervisor().getCurrentRateLimit();
    if (maxRate > 0) {
      for (LineBlock block : blocks) {
        for (LineBlock part : block.cut((int) Math.max(1, Math.min(maxRate / PARTS, 1 << 20)))) {
          linePace.acquire(part.lines(), maxRate, stopping);
          store(List.of(part));
        }
      }
    } else if (!blocks.isEmpty()) {
      if (blockRate < Long.MAX_VALUE) {
        blockPace.acquire(blocks.size(), blockRate, stopping);
      }
      store(blocks);
    }
  }

  /**
   * Hands blocks to Spark; where there is a log, their lines to the log and their place to Spark.
   */
  private void store(List<LineBlock> blocks) {
    if (logWriter == null) {
      store(blocks.iterator());
      return;
    }
    try {
      store(List.of(new LineBlock()).iterator(), logWriter.write(blocks));
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be written: " + e.getMessage(), e);
    }
  }
}
