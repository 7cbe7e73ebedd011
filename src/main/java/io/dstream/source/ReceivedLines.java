package io.dstream.source;

import io.dstream.text.LineBlock;
import io.dstream.text.LineBlockReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Stores the lines that a receiver reads, within the rate limits, and logs them first if there is a
 * log. Lines are stored as soon as they are read, so that a record is in the batch of its arrival.
 * Only a stream that does not pause is gathered into larger blocks. Several threads may read.
 */
final class ReceivedLines implements AutoCloseable {
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The number of parts of a second over which a limited rate is spread. */
  private static final int PARTS = 20;

  private final Receiver<LineBlock> receiver;
  private final int gatheredBytes;
  private final long maxRate;
  private final Optional<ReceivedLog.Writer> log;
  private final CountDownLatch stopping;
  private final Pace linePace = new Pace();
  private final Pace blockPace = new Pace();

  /**
   * @param gatheredBytes the approximate number of bytes to gather per stream before they are
   *     stored
   * @param maxRate lines per second; 0 for no limit
   * @param stopping reaches zero when the receiver stops; the rate limits do not wait after that
   */
  ReceivedLines(
      Receiver<LineBlock> receiver,
      int gatheredBytes,
      long maxRate,
      Optional<ReceivedLog> log,
      CountDownLatch stopping) {
    this.receiver = receiver;
    this.gatheredBytes = gatheredBytes;
    this.maxRate = maxRate;
    this.log = log.map(ReceivedLog::writer);
    this.stopping = stopping;
  }

  /**
   * Stores the lines of a stream until it ends. A last line without an LF counts.
   *
   * @param received called for every block that arrives
   */
  void readFrom(InputStream in, Runnable received) throws IOException {
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
        received.run();
        gathered.add(block.get());
        bytes += block.get().length();
        boolean pauses = in.available() == 0;
        if (pauses || bytes >= gatheredBytes || System.nanoTime() - started >= GATHER_NANOS) {
          keepAndForget(gathered);
        }
        block = lines.next();
      }
    } finally {
      lines.rest().ifPresent(gathered::add);
      keepAndForget(gathered);
    }
  }

  private void keepAndForget(List<LineBlock> gathered) {
    List<LineBlock> blocks = List.copyOf(gathered);
    gathered.clear(); // what could not be stored is not tried again
    keep(blocks);
  }

  /** Stores the blocks within the rate limits. Returns once they are stored. */
  synchronized void keep(List<LineBlock> blocks) {
    long blockRate = receiver.supervisor().getCurrentRateLimit();
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
   * Hands blocks to Spark. If there is a log, writes their lines to the log and hands only their
   * location to Spark.
   */
  private void store(List<LineBlock> blocks) {
    if (log.isEmpty()) {
      receiver.store(blocks.iterator());
      return;
    }
    List<LineBlock> logged = blocks.stream().map(LoggedRecords::toLog).toList();
    try {
      receiver.store(List.of(new LineBlock()).iterator(), log.get().write(logged));
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (log.isPresent()) {
      log.get().close();
    }
  }
}
