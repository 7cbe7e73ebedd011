package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import io.dstream.text.LineBlockReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the lines of stdin ahead of the batches that take them. Lines count against the capacity
 * until their batch is done. When the capacity is used up, the thread stops reading. The pipe then
 * slows down its writer, also when batches are slower than the pipe. Memory: the capacity, and one
 * block or the longest line. Thread-safe.
 *
 * @param <T> the form in which a block is kept until its batch takes it
 */
final class StdinReader<T> {
  /** The memory overhead of a block besides its bytes, in bytes. */
  private static final int BLOCK_OVERHEAD = 64;

  private final long capacity;
  private final Keeper<T> keeper;
  private final LineBlockReader lines;

  // Fair: a thread that reads a fast pipe would otherwise keep the lock from the batches.
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition room = lock.newCondition();
  private final List<T> waiting;
  private final TreeMap<Long, Long> heldByBatch = new TreeMap<>();
  private final Thread thread = new Thread(this::run, "stdin");
  private long held;
  private long waitingBytes;
  private long lastBatch;
  private Instant lastLine = Instant.now();
  private boolean ended;
  private boolean stopped;
  private Optional<Throwable> failure = Optional.empty();

  /** Stores a block where its batch finds it. */
  @FunctionalInterface
  interface Keeper<T> {
    T keep(LineBlock block) throws IOException;
  }

  /**
   * Reads {@code in} and holds at most about {@code capacity} bytes.
   *
   * @param before what the first batch takes in addition
   */
  StdinReader(InputStream in, long capacity, Keeper<T> keeper, List<T> before) {
    this.capacity = capacity;
    this.keeper = keeper;
    this.waiting = new ArrayList<>(before);
    this.lines = new LineBlockReader(new UnlockedWhileReading(in));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    lock.lock();
    try {
      Optional<LineBlock> block = lines.next();
      while (block.isPresent()) {
        add(block.get());
        while (held >= capacity && !stopped) {
          room.await();
        }
        block = stopped ? Optional.empty() : lines.next();
      }
      ended = !stopped;
    } catch (Throwable e) { // also OutOfMemoryError, for a line that is too long
      failure = stopped ? Optional.empty() : Optional.of(e);
    } finally {
      lock.unlock();
    }
  }

  private void add(LineBlock block) throws IOException {
    waiting.add(keeper.keep(block));
    long bytes = (long) block.bytes().length + BLOCK_OVERHEAD;
    waitingBytes += bytes;
    held += bytes;
    lastLine = Instant.now();
  }

  /** Returns all waiting lines for a batch. They are held until the batch is done. */
  List<T> take(long batch) {
    lock.lock();
    try {
      List<T> taken = List.copyOf(waiting);
      if (!taken.isEmpty()) {
        waiting.clear();
        heldByBatch.put(batch, waitingBytes);
        waitingBytes = 0;
        lastBatch = batch;
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Releases the lines of the batches up to this number, which are done. */
  void release(long batch) {
    lock.lock();
    try {
      var done = heldByBatch.headMap(batch, true);
      held -= done.values().stream().mapToLong(Long::longValue).sum();
      done.clear();
      room.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Stops reading. The part of a line that was read so far becomes the last line. */
  void stop() {
    lock.lock();
    try {
      Optional<LineBlock> rest =
          stopped || ended || failure.isPresent() ? Optional.empty() : lines.rest();
      stopped = true;
      room.signal();
      if (rest.isPresent()) {
        add(rest.get());
      }
    } catch (IOException | DstreamException e) {
      failure = Optional.of(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the number of the batch that took the last line, or 0 for none, once the input has
   * ended.
   */
  OptionalLong lastBatch() {
    lock.lock();
    try {
      return ended && waiting.isEmpty() ? OptionalLong.of(lastBatch) : OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether lines were read that no batch has taken. */
  boolean pending() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Checks whether stdin could be read.
   *
   * @throws DstreamException if it could not, once the batches with the lines read before are done
   */
  void check() {
    lock.lock();
    try {
      if (failure.isPresent() && held == 0) {
        throw failed(failure.get());
      }
    } finally {
      lock.unlock();
    }
  }

  private static RuntimeException failed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof DstreamException told) {
      throw told;
    }
    String why = failure instanceof IOException io ? IoErrors.reason(io) : failure.toString();
    return DstreamException.failed("stdin cannot be read: " + why, failure);
  }

  /** Explains why a batch took nothing. */
  Silence silence() {
    lock.lock();
    try {
      if (ended) {
        return lastBatch == 0
            ? Silence.of("empty", "stdin is empty")
            : Silence.of("ended", "stdin has ended; all of its lines are processed");
      }
      return held >= capacity
          ? Silence.of("full", "earlier batches are not done, and hold as much as memory allows")
          : Silence.of("waits", "no whole line came on stdin " + Phrases.since(lastLine));
    } finally {
      lock.unlock();
    }
  }

  /** Releases the lock while a read waits, because nothing can interrupt the read. */
  private final class UnlockedWhileReading extends FilterInputStream {
    UnlockedWhileReading(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read;
      lock.unlock();
      try {
        read = in.read(bytes, from, length);
      } finally {
        lock.lock();
      }
      if (stopped) { // stop() took the line that was being read
        throw new IOException("stopped");
      }
      return read;
    }
  }
}
