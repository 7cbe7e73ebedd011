package io.dstream.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into {@link LineBlock}s. A block contains what the stream has available,
 * up to {@value #BLOCK_BYTES} bytes, so a slow stream causes no delay. Only a single longer line
 * makes a longer block. Memory: one block, and twice the longest line while that line grows.
 */
public final class LineBlockReader {
  /** Below half a G1 region at 1 GiB of heap, so that blocks are not humongous objects. */
  static final int BLOCK_BYTES = 256 * 1024;

  /** The length of the longest array that a JVM allocates. */
  private static final int LONGEST_LINE = Integer.MAX_VALUE - 16;

  private final InputStream in;
  private final long limit;
  private byte[] buffer = new byte[BLOCK_BYTES];
  private int filled;
  private int searched; // no line that is to be returned ends below this index
  private long blockStart;
  private boolean ended;

  /** Reads all lines of {@code in}, which the caller closes. */
  public LineBlockReader(InputStream in) {
    this(in, Long.MAX_VALUE);
  }

  /** Reads the lines that start within the first {@code limit} bytes of {@code in}. */
  public LineBlockReader(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Skips the bytes up to and including the first LF. */
  public void skipLine() throws IOException {
    while (!ended) {
      int end = firstLineEnd(0);
      if (end > 0) {
        consume(end);
        return;
      }
      consume(filled);
      fill();
    }
  }

  /**
   * Returns the next block. Waits until a line is complete.
   *
   * @return empty at the end of the stream or of the limit
   * @throws IOException when the stream fails or a line is 2 GiB or longer
   */
  public Optional<LineBlock> next() throws IOException {
    while (blockStart < limit) {
      int end = ended ? filled : completeLines();
      if (end > 0) {
        return Optional.of(take(end));
      }
      if (ended) {
        return Optional.empty();
      }
      fill();
    }
    return Optional.empty();
  }

  /** Returns the number of bytes read from the stream so far. */
  public long bytesRead() {
    return blockStart + filled;
  }

  /** Returns the bytes read of a line that has no end yet, for a stream that broke off. */
  public Optional<LineBlock> rest() {
    ended = true;
    return filled == 0 ? Optional.empty() : Optional.of(take(filled));
  }

  /** Returns the index after the last line to return now; 0 if more bytes must be read first. */
  private int completeLines() throws IOException {
    if (blockStart + filled >= limit) {
      int end = firstLineEnd(Math.max(searched, (int) (limit - 1 - blockStart)));
      searched = filled; // so that a long line is not searched again
      return end;
    }
    if (filled < buffer.length && in.available() > 0) {
      return 0;
    }
    for (int end = filled; end > searched; end--) {
      if (buffer[end - 1] == '\n') {
        return end;
      }
    }
    searched = filled;
    return 0;
  }

  private int firstLineEnd(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private LineBlock take(int end) {
    boolean sparse = end < buffer.length / 2;
    LineBlock block =
        sparse ? new LineBlock(Arrays.copyOf(buffer, end), 0, end) : new LineBlock(buffer, 0, end);
    if (!sparse) {
      buffer = Arrays.copyOfRange(buffer, end, end + Math.max(BLOCK_BYTES, filled - end));
      filled -= end;
      blockStart += end;
      searched = 0;
    } else {
      consume(end);
    }
    return block;
  }

  private void consume(int bytes) {
    System.arraycopy(buffer, bytes, buffer, 0, filled - bytes);
    filled -= bytes;
    blockStart += bytes;
    searched = 0;
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      if (filled == LONGEST_LINE) {
        throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(LONGEST_LINE, 2L * filled));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      ended = true;
    } else {
      filled += read;
    }
  }
}
