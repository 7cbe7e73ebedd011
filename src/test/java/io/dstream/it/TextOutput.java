package io.dstream.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the text sink left in a directory: by the name of a batch's directory, its files' text. */
record TextOutput(NavigableMap<String, String> batches) {

  /** Adds the directories that are to be seen and were not before, as far as they have come. */
  static void addNewTo(Map<String, String> seen, Path output) {
    for (Path batch : list(output)) {
      if (!hidden(batch)) {
        seen.computeIfAbsent(batch.getFileName().toString(), name -> text(batch));
      }
    }
  }

  private static String text(Path batch) {
    StringBuilder text = new StringBuilder();
    list(batch).forEach(part -> text.append(read(part)));
    return text.toString();
  }

  /**
   * Reads it, as ISO-8859-1; anything but the lock that is not a batch's directory with files is a
   * failure.
   */
  static TextOutput in(Path output) {
    NavigableMap<String, String> batches = new TreeMap<>();
    for (Path batch : list(output)) {
      if (batch.endsWith(".lock")) {
        continue;
      }
      List<Path> parts = list(batch);
      boolean odd =
          hidden(batch) || parts.stream().anyMatch(part -> hidden(part) || read(part).isEmpty());
      if (odd || parts.isEmpty()) {
        throw new AssertionError("in " + batch + ": " + parts);
      }
      batches.put(batch.getFileName().toString(), text(batch));
    }
    return new TextOutput(batches);
  }

  /** Reads the batches that are there, while more may be written. */
  static TextOutput visibleIn(Path output) {
    NavigableMap<String, String> batches = new TreeMap<>();
    addNewTo(batches, output);
    return new TextOutput(batches);
  }

  private static boolean hidden(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || name.startsWith("_");
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return new ArrayList<>(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of all batches, in order. */
  String text() {
    return String.join("", batches.values());
  }

  /** The rows of {@code --format tsv}. */
  Results tsv() {
    return Results.ofTsv(text());
  }
}
