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
 * Reserves a directory for one program, and for one job of a program, until it is closed or the
 * program ends in any way. A hidden file in the directory names the owner; the file remains.
 */
public interface DirectoryLock extends AutoCloseable {
  /** The name of the lock file, which is hidden from readers of the directory. */
  String NAME = ".lock";

  /**
   * Takes the lock of a directory, which is created when it is missing.
   *
   * @param named the option and the directory as the user gave them, for messages
   * @param notices receives a line about a wait, or about a file system without locks
   * @return empty on a file system without locks
   * @throws DstreamException with exit status 1, when another program has the lock
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
   * Returns the owner of a directory's lock, if known; creates nothing. A local lock is taken for a
   * moment, so a program that starts at that moment finds it taken.
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

  /** Returns the exception for a directory that is in use. */
  static DstreamException inUse(String named, String owner) {
    return DstreamException.failed(
        named + " is in use by " + owner, "end that program, or name another directory", null);
  }

  @Override
  void close() throws IOException;
}
