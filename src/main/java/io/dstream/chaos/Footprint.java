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
 * Which files are in some directories and when they were written: one that differs from an earlier
 * one shows that somebody is at work there.
 */
record Footprint(Set<Mark> files) {
  /** A file; milliseconds since the epoch, bytes. */
  private record Mark(Path path, long modified, long size) {}

  /**
   * Looks at what is in the directories of directories, which need not be there. Their own files do
   * not count: a pipeline that starts writes those, and one at work writes further down. Hidden
   * ones do not count either: they are not finished.
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
      return FileVisitResult.CONTINUE; // it has just gone, or is not there yet
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
