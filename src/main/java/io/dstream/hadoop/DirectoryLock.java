package io.dstream.hadoop;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * Keeps a directory for one program, and for one job of a program, until it is closed or the
 * program ends, however it ends. A hidden file in the directory names the owner; it stays there.
 */
public interface DirectoryLock extends AutoCloseable {
  /** The name of the file, hidden from what reads the directory. */
  String NAME = ".lock";

  /**
   * Takes the lock of a directory, which is made when it is missing.
   *
   * @param named the option and the directory as the user gave them, for messages
   * @param notices takes a line about a wait, or about a file system that has no locks
   * @return empty on a file system that has no locks
   * @throws DstreamException when another program has it: exit status 1
   */
  static Optional<DirectoryLock> take(
      String named, Path directory, Configuration conf, Consumer<String> notices)
      throws IOException {
    FileSystem files = directory.getFileSystem(conf);
    Optional<java.nio.file.Path> local = local(directory, files);
    if (local.isPresent()) {
      return Optional.of(LocalLock.take(named, local.get()));
    }
    if (files instanceof DistributedFileSystem hdfs) {
      return Optional.of(HdfsLock.take(named, directory, hdfs, notices));
    }
    notices.accept(
        "nothing keeps other programs from " + named + ": " + files.getScheme() + " has no locks");
    return Optional.empty();
  }

  /**
   * Who has the lock of a directory, as far as that can be told; nothing is made. A local one is
   * taken for a moment: a program that starts in that very moment finds it taken.
   */
  static Optional<String> owner(Path directory, Configuration conf) throws IOException {
    FileSystem files = directory.getFileSystem(conf);
    Optional<java.nio.file.Path> local = local(directory, files);
    if (local.isPresent()) {
      return LocalLock.owner(local.get());
    }
    return files instanceof DistributedFileSystem hdfs
        ? HdfsLock.owner(directory, hdfs)
        : Optional.empty();
  }

  private static Optional<java.nio.file.Path> local(Path directory, FileSystem files) {
    Path qualified = files.makeQualified(directory);
    return qualified.toUri().getScheme().equals("file")
        ? Optional.of(java.nio.file.Path.of(qualified.toUri().getPath()))
        : Optional.empty();
  }

  /** What to say of a directory that somebody else has. */
  static DstreamException inUse(String named, String owner) {
    return DstreamException.failed(
        named + " is in use by " + owner, "end that program, or name another directory", null);
  }

  @Override
  void close() throws IOException;
}
