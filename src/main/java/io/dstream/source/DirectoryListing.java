package io.dstream.source;

import io.dstream.hadoop.ByteNames;
import io.dstream.hadoop.FileSystems;
import io.dstream.source.DirectoryWatch.Seen;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lists a directory. Hadoop's local file system does not distinguish a named pipe from a file and
 * omits dangling links, so this class lists local directories itself.
 */
final class DirectoryListing {
  private static final String NOT_REGULAR = "not a regular file";

  private DirectoryListing() {}

  /**
   * Returns the current entries of {@code directory}.
   *
   * @throws java.io.FileNotFoundException or {@link NoSuchFileException} if it does not exist
   */
  static List<Seen> of(Path directory, Configuration conf) throws IOException {
    FileSystem files = FileSystems.of(directory, conf);
    if (files instanceof LocalFileSystem) {
      return local(files.makeQualified(directory));
    }
    List<Seen> all = new ArrayList<>();
    for (FileStatus file : files.listStatus(directory)) {
      all.add(
          new Seen(
              file.getPath().toString(),
              file.getPath().getName(),
              file.isDirectory(),
              file.getLen(),
              file.getModificationTime()));
    }
    return all;
  }

  private static List<Seen> local(Path directory) throws IOException {
    List<Seen> all = new ArrayList<>();
    try (DirectoryStream<java.nio.file.Path> entries =
        Files.newDirectoryStream(java.nio.file.Path.of(directory.toUri().getPath()))) {
      for (java.nio.file.Path entry : entries) {
        seen(directory, entry).ifPresent(all::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  /** Returns the entry, or empty if it was removed in the meantime. */
  private static Optional<Seen> seen(Path directory, java.nio.file.Path entry) {
    String name = entry.getFileName().toString();
    // This constructor keeps Hadoop from parsing a colon in the name as a URI scheme.
    Path named = new Path(directory, new Path(null, null, name));
    String path = (ByteNames.areNeededFor(entry) ? ByteNames.of(entry) : named).toString();
    try {
      BasicFileAttributes file = Files.readAttributes(entry, BasicFileAttributes.class);
      String unfit = file.isDirectory() || file.isRegularFile() ? "" : NOT_REGULAR;
      long modified = file.lastModifiedTime().toMillis();
      return Optional.of(new Seen(path, name, file.isDirectory(), file.size(), modified, unfit));
    } catch (IOException e) {
      String unfit = whyNot(entry, e);
      return unfit.isEmpty()
          ? Optional.empty()
          : Optional.of(new Seen(path, name, false, 0, 0, unfit));
    }
  }

  private static String whyNot(java.nio.file.Path entry, IOException failure) {
    if (!Files.isSymbolicLink(entry)) {
      return failure instanceof NoSuchFileException ? "" : IoErrors.reason(failure);
    }
    return failure instanceof NoSuchFileException
        ? "a symbolic link to nothing"
        : "a symbolic link that cannot be followed";
  }
}
