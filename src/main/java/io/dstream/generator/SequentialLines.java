package io.dstream.generator;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file from the first to the last, once or endlessly. The file stays on disk. */
final class SequentialLines implements Lines {
  private final Path file;
  private final boolean loop;
  private LineReader reader;

  SequentialLines(Path file, boolean loop) throws IOException {
    this.file = file;
    this.loop = loop;
    this.reader = new LineReader(Files.newInputStream(file));
  }

  @Override
  public boolean next() throws IOException {
    if (reader.next()) {
      return true;
    }
    if (!loop) {
      return false;
    }
    reader.close();
    reader = new LineReader(Files.newInputStream(file));
    if (!reader.next()) {
      throw DstreamException.failed(file + " has become empty", null);
    }
    return true;
  }

  @Override
  public byte[] buffer() {
    return reader.buffer();
  }

  @Override
  public int offset() {
    return reader.offset();
  }

  @Override
  public int length() {
    return reader.length();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
