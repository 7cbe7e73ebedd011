package io.dstream.checkpoint;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Keeps two programs, and two jobs of one program, from one local directory. The operating system
 * lets go of it when the program ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  static final String NAME = "lock";

  /**
   * The files this process has open. A second one on the same file must not be: a process that
   * closes one of its files lets go of all its locks on it, says fcntl(2).
   */
  private static final Set<java.nio.file.Path> OPEN = ConcurrentHashMap.newKeySet();

  /** Where a line of /proc/locks has these. */
  private static final int PROCESS = 4;

  private static final int INODE = 5;

  private final java.nio.file.Path path;
  private final FileChannel file;

  private DirectoryLock(java.nio.file.Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes the lock; other file systems than the local one have none.
   *
   * @throws DstreamException when another program has it
   */
  static Optional<DirectoryLock> of(Path directory, Configuration conf) throws IOException {
    Optional<java.nio.file.Path> local = local(directory, conf);
    if (local.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(local.get());
    java.nio.file.Path path = local.get().toRealPath().resolve(NAME);
    Optional<DirectoryLock> lock = take(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.isEmpty()) {
      throw DstreamException.failed(
          "--checkpoint " + directory + " is in use by another dstream",
          "end it first, or name another directory",
          null);
    }
    return lock;
  }

  /**
   * Who has the lock of a directory, as far as that can be told; nothing is made. It is taken for a
   * moment: a program that starts in that very moment finds it taken.
   */
  static Optional<String> holder(Path directory, Configuration conf) throws IOException {
    Optional<java.nio.file.Path> local = local(directory, conf);
    if (local.isEmpty() || !Files.exists(local.get().resolve(NAME))) {
      return Optional.empty();
    }
    java.nio.file.Path path = local.get().toRealPath().resolve(NAME);
    Optional<DirectoryLock> free = take(path, StandardOpenOption.WRITE);
    if (free.isPresent()) {
      free.get().close();
      return Optional.empty();
    }
    return Optional.of(process(path).map(pid -> "process " + pid).orElse("another process"));
  }

  private static Optional<java.nio.file.Path> local(Path directory, Configuration conf)
      throws IOException {
    Path qualified = directory.getFileSystem(conf).makeQualified(directory);
    return qualified.toUri().getScheme().equals("file")
        ? Optional.of(java.nio.file.Path.of(qualified.toUri().getPath()))
        : Optional.empty();
  }

  /** Empty when somebody else has it, a job of this very program among them. */
  private static Optional<DirectoryLock> take(
      java.nio.file.Path path, StandardOpenOption... options) throws IOException {
    if (!OPEN.add(path)) {
      return Optional.empty();
    }
    DirectoryLock lock = null;
    try {
      FileChannel file = FileChannel.open(path, options);
      lock = new DirectoryLock(path, file);
      if (file.tryLock() != null) {
        return Optional.of(lock);
      }
      lock.close();
      return Optional.empty();
    } catch (IOException e) {
      if (lock == null) {
        OPEN.remove(path);
      } else {
        lock.close();
      }
      throw e;
    }
  }

  /** By proc(5): the process whose lock is on the file's inode. */
  private static Optional<String> process(java.nio.file.Path file) {
    try {
      String inode = ":" + Files.getAttribute(file, "unix:ino");
      return Files.readAllLines(java.nio.file.Path.of("/proc/locks")).stream()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(lock -> lock.length > INODE && lock[INODE].endsWith(inode))
          .map(lock -> lock[PROCESS])
          .filter(pid -> pid.matches("[1-9]\\d*")) // else it is of another container
          .findFirst();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty(); // no Linux
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      OPEN.remove(path);
    }
  }
}
