package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is written under a hidden name, {@code .NAME.tmp}, and appears complete under its own
 * name. The hidden name is created exclusively before the other name is checked. Writers that do so
 * in one directory therefore never replace an existing file.
 */
public final class HiddenFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] END = {Lines.LF};

  private final Path hidden;
  private final Path published;
  private final OutputStream out;

  private HiddenFile(Path hidden, Path published) throws IOException {
    this.hidden = hidden;
    this.published = published;
    this.out =
        new BufferedOutputStream(
            Files.newOutputStream(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            BUFFER);
  }

  /**
   * Creates a file.
   *
   * @return empty when the name is in use, by a file or by another writer
   * @throws DstreamException exit status 1, when it cannot be written; so do the other methods
   */
  public static Optional<HiddenFile> create(Path directory, String name) {
    Path published = directory.resolve(name);
    HiddenFile file;
    try {
      file = new HiddenFile(directory.resolve("." + name + ".tmp"), published);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unwritable(published, e);
    }
    if (Files.exists(published)) {
      file.close();
      return Optional.empty();
    }
    return Optional.of(file);
  }

  /** Adds a line as unchanged bytes. */
  void write(Lines line) {
    write(line.buffer(), line.offset(), line.length());
  }

  /** Adds a line that has no line end, and an LF. */
  public void writeLine(byte[] text) {
    write(text, 0, text.length);
    write(END, 0, END.length);
  }

  private void write(byte[] buffer, int offset, int length) {
    try {
      out.write(buffer, offset, length);
    } catch (IOException e) {
      throw unwritable(published, e);
    }
  }

  /** Makes the file visible under its own name. */
  public void publish() {
    try {
      out.close();
      Files.move(hidden, published, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(published, e);
    }
  }

  /** Deletes the file unless it was published. */
  @Override
  public void close() {
    try {
      try (out) {
        Files.deleteIfExists(hidden);
      }
    } catch (IOException e) {
      throw unwritable(published, e);
    }
  }

  private static DstreamException unwritable(Path file, IOException e) {
    return DstreamException.failed("cannot write " + file + ": " + IoErrors.reason(e), e);
  }
}
