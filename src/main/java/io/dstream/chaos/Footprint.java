package io.dstream.chaos;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The files in some directories and their modification times. A difference from an earlier
 * footprint shows that the pipeline is at work there.
 */
record Footprint(Set<Mark> files) {
  /** A file, its modification time in milliseconds since the epoch and its size in bytes. */
  private record Mark(Path path, long modified, long size) {}

  /**
   * Reads the files in subdirectories of the given directories, which need not exist. Files
   * directly in these directories do not count: a pipeline writes those when it starts, and others
   * below when it works. Hidden files do not count either, since they are unfinished.
   */
  static Footprint of(Collection<Path> directories) throws IOException {
    Set<Mark> files = new HashSet<>();
    for (Path directory : directories) {
      Files.walkFileTree(directory, new Look(directory, files));
    }
    return new Footprint(files);
  }

  private static final class Look extends SimpleFileVisitor<Path> {
    private final Path top;
    private final Set<Mark> files;

    Look(Path top, Set<Mark> files) {
      this.top = top;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean unfinished = !directory.equals(top) && hidden(directory);
      return unfinished ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private static boolean hidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!top.equals(file.getParent()) && !hidden(file)) {
        files.add(new Mark(file, attributes.lastModifiedTime().toMillis(), attributes.size()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // it was just deleted, or does not exist yet
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
