package io.dstream.follow;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the files that a log file may have been rotated to: those in its directory whose name is
 * its own and a number or a date, as logrotate ({@code app.log.1}, {@code app.log-20260131}) and
 * the logging libraries ({@code app-2026-01-31.log}) write them.
 */
final class RotatedFiles {
  private static final String NUMBER = "[-._]\\d[-._:TZ\\d]*";

  /** Before a file extension: {@code app-1.log} may be the log of another process. */
  private static final String DATE = "[-._]\\d[-._:TZ\\d]{5,}";

  /**
   * A file that may have been rotated.
   *
   * @param path its current name
   */
  record Rotated(Path path, FileStat stat) {}

  private RotatedFiles() {}

  /** Returns the rotated files of {@code file}, the one last written to at the end. */
  static List<Rotated> of(Path file) throws IOException {
    Pattern names = names(file.getFileName().toString());
    List<Rotated> found = new ArrayList<>();
    for (Path entry : list(file.toAbsolutePath().getParent())) {
      if (names.matcher(entry.getFileName().toString()).matches()) {
        stat(entry)
            .filter(FileStat::regular)
            .ifPresent(stat -> found.add(new Rotated(entry, stat)));
      }
    }
    found.sort(Comparator.comparingLong(rotated -> rotated.stat().modified()));
    return found;
  }

  private static Pattern names(String name) {
    int dot = name.lastIndexOf('.');
    String after = Pattern.quote(name) + NUMBER;
    return Pattern.compile(
        dot <= 0
            ? after
            : after
                + "|"
                + Pattern.quote(name.substring(0, dot))
                + DATE
                + Pattern.quote(name.substring(dot)));
  }

  /** Returns the current name, in the directory of {@code file}, of the file with this id. */
  static Optional<Path> find(Path file, String id) throws IOException {
    if (FileStat.of(file).filter(stat -> stat.id().equals(id)).isPresent()) {
      return Optional.of(file);
    }
    return all(file).stream()
        .filter(entry -> entry.stat().id().equals(id))
        .map(Rotated::path)
        .findFirst();
  }

  /** Returns all files in the directory of {@code file}. */
  static List<Rotated> all(Path file) throws IOException {
    List<Rotated> all = new ArrayList<>();
    for (Path entry : list(file.toAbsolutePath().getParent())) {
      stat(entry).ifPresent(stat -> all.add(new Rotated(entry, stat)));
    }
    return all;
  }

  /** Returns the file; empty also if it cannot be examined, such as a link to itself. */
  private static Optional<FileStat> stat(Path entry) throws IOException {
    try {
      return FileStat.of(entry);
    } catch (FileSystemException e) {
      return Optional.empty();
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return entries;
  }
}
