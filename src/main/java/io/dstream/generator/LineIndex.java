package io.dstream.generator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The offset of each line of a file. It needs 8 bytes of memory per line, while the lines stay on
 * disk. Any number of threads can draw lines from it.
 */
final class LineIndex implements Closeable {
  private final FileChannel file;
  private final long[] begins;
  private final int count;

  private LineIndex(FileChannel file, long[] begins, int count) {
    this.file = file;
    this.begins = begins;
    this.count = count;
  }

  /** Reads the file once; it must have at least one line. */
  static LineIndex of(Path path) throws IOException {
    long[] begins = new long[1024];
    int count = 0;
    try (LineReader lines = new LineReader(Files.newInputStream(path))) {
      while (lines.next()) {
        count++;
        if (count == begins.length) {
          begins = Arrays.copyOf(begins, 2 * count);
        }
        begins[count] = begins[count - 1] + lines.length();
      }
    }
    return new LineIndex(FileChannel.open(path), Arrays.copyOf(begins, count + 1), count);
  }

  /** Returns an endless sequence of lines drawn at random. */
  Lines draw(SplittableRandom random) {
    return new Draw(random);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private final class Draw implements Lines {
    private final SplittableRandom random;
    private byte[] buffer = new byte[1024];
    private int length;

    Draw(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public boolean next() throws IOException {
      int line = random.nextInt(count);
      length = Math.toIntExact(begins[line + 1] - begins[line]);
      if (length > buffer.length) {
        buffer = new byte[length];
      }
      ByteBuffer rest = ByteBuffer.wrap(buffer, 0, length);
      while (rest.hasRemaining()) {
        if (file.read(rest, begins[line] + rest.position()) < 0) {
          throw new IOException("it has become shorter");
        }
      }
      return true;
    }

    @Override
    public byte[] buffer() {
      return buffer;
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int length() {
      return length;
    }

    /** The file stays open for the other draws. */
    @Override
    public void close() {}
  }
}
