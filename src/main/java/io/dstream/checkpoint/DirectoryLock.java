package io.dstream.checkpoint;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Keeps two programs from one local directory. The operating system lets go of it when the program
 * ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  static final String NAME = "lock";

  private final FileChannel file;

  private DirectoryLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock; other file systems than the local one have none.
   *
   * @throws DstreamException when another program has it
   */
  static Optional<DirectoryLock> of(Path directory, Configuration conf) throws IOException {
    Path qualified = directory.getFileSystem(conf).makeQualified(directory);
    if (!qualified.toUri().getScheme().equals("file")) {
      return Optional.empty();
    }
    java.nio.file.Path local = java.nio.file.Path.of(qualified.toUri().getPath());
    Files.createDirectories(local);
    FileChannel file =
        FileChannel.open(local.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (take(file) == null) {
      file.close();
      throw DstreamException.failed(
          "--checkpoint " + directory + " is in use by another dstream",
          "end it first, or name another directory",
          null);
    }
    return Optional.of(new DirectoryLock(file));
  }

  private static FileLock take(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // a job of this very program
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
