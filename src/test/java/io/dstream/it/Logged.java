package io.dstream.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a checkpoint's write-ahead log holds. */
final class Logged {
  private Logged() {}

  /** All lines in it; empty before there is a log. */
  static String in(Path checkpoint) {
    try (Stream<Path> files = Files.list(checkpoint.resolve("received"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
