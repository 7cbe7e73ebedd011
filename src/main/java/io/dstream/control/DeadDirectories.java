package io.dstream.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Removes temporary directories left behind by processes that have ended. */
final class DeadDirectories {
  static final String PREFIX = "dstream-run-";
  static final String LOCK = "lock";

  /** The age below which a directory without a lock may still be under construction. */
  private static final Duration BEING_MADE = Duration.ofMinutes(1);

  private final UserPrincipal user;

  /**
   * @param user the owner whose directories are removed
   */
  DeadDirectories(UserPrincipal user) {
    this.user = user;
  }

  /** Removes a directory unless its process, or a process with a directory inside it, is alive. */
  void remove(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        || !user.equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS))) {
      return;
    }
    List<FileChannel> locks = new ArrayList<>();
    try {
      if (takeLocks(directory, locks)) {
        FileUtils.deleteDirectory(directory.toFile()); // does not follow links
      }
    } finally {
      for (FileChannel lock : locks) {
        lock.close();
      }
    }
  }

  private static boolean takeLocks(Path directory, List<FileChannel> taken) throws IOException {
    List<Path> locks;
    try (Stream<Path> files = Files.walk(directory)) {
      locks = files.filter(DeadDirectories::isLock).toList();
    }
    for (Path lock : locks) {
      FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
      taken.add(file);
      if (file.tryLock() == null) {
        return false;
      }
    }
    Instant made = Files.getLastModifiedTime(directory).toInstant();
    return locks.contains(directory.resolve(LOCK))
        || made.isBefore(Instant.now().minus(BEING_MADE));
  }

  private static boolean isLock(Path file) {
    return file.endsWith(LOCK)
        && file.getParent().getFileName().toString().startsWith(PREFIX)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
