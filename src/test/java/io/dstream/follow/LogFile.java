package io.dstream.follow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A log as a program writes it and as logrotate rotates it. */
final class LogFile {
  private final Path path;
  private int rotations;

  LogFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  LogFile write(String text) throws IOException {
    Files.write(path, text.getBytes(ISO_8859_1), CREATE, APPEND);
    return this;
  }

  /** The name that the next rotation gives. */
  private Path nextName() {
    String number = String.format(Locale.ROOT, "%06d", ++rotations);
    return path.resolveSibling(path.getFileName() + "-" + number);
  }

  /** As {@code logrotate} with {@code nocreate}. */
  Path rotateByRename() throws IOException {
    return Files.move(path, nextName());
  }

  /** As {@code logrotate} with {@code copytruncate}. */
  Path rotateByTruncate() throws IOException {
    Path copy = Files.copy(path, nextName());
    truncate();
    return copy;
  }

  LogFile truncate() throws IOException {
    Files.write(path, new byte[0], WRITE, TRUNCATE_EXISTING);
    return this;
  }
}
