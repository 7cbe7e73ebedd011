package io.dstream.hadoop;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.ipc.RemoteException;

/**
 * A lock based on an HDFS file that is open for writing. HDFS gives the lease of a file to one
 * writer at a time, and revokes it from a writer that has not renewed it for a minute. A writer
 * that is known to have ended loses it sooner. The file stays empty, so it needs no DataNode; a
 * second file names the owner.
 */
final class HdfsLock implements DirectoryLock {
  /** The suffix of the file that contains the owner's name. */
  private static final String SUFFIX = ".owner";

  /** Longer than HDFS's own limit, which is a minute. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(100);

  private static final long LOOK_EVERY_MILLIS = 500;

  /** The exception that HDFS throws for a file that has a writer, or had one until a moment ago. */
  private static final String HAS_WRITER = "AlreadyBeingCreatedException";

  private static final String RECOVERS = "RecoveryInProgressException";

  private final DistributedFileSystem files;
  private final Path path;
  private final FSDataOutputStream open;

  private HdfsLock(DistributedFileSystem files, Path path, FSDataOutputStream open) {
    this.files = files;
    this.path = path;
    this.open = open;
  }

  static HdfsLock take(
      String named, Path directory, DistributedFileSystem files, Consumer<String> notices)
      throws IOException {
    Path path = new Path(directory, NAME);
    files.mkdirs(directory);
    long started = System.nanoTime();
    boolean said = false;
    Optional<LockOwner> before = Optional.empty();
    for (Optional<HdfsLock> lock = tryTake(files, path); ; lock = tryTake(files, path)) {
      if (lock.isPresent()) {
        return lock.get();
      }
      Optional<LockOwner> owner = read(files, path);
      String who = owner.map(LockOwner::toString).orElse("another process");
      boolean over = System.nanoTime() - started >= LONGEST_WAIT.toNanos();
      if (over || owner.filter(LockOwner::isRunning).isPresent()) {
        throw DirectoryLock.inUse(named, who);
      }
      if (owner.isPresent() && owner.equals(before) && owner.get().hasEnded()) {
        files.recoverLease(path); // a new owner would have written its name by now
      }
      before = owner;
      if (!said && owner.filter(LockOwner::hasEnded).isEmpty()) {
        notices.accept(
            named
                + " is in use by "
                + who
                + ", or was when it ended; waits up to "
                + Durations.format(LONGEST_WAIT)
                + " until HDFS knows");
        said = true;
      }
      pause();
    }
  }

  private static Optional<HdfsLock> tryTake(DistributedFileSystem files, Path path)
      throws IOException {
    try {
      FSDataOutputStream open = files.exists(path) ? files.append(path) : files.create(path, false);
      HdfsLock lock = new HdfsLock(files, path, open);
      lock.writeOwner();
      return Optional.of(lock);
    } catch (FileAlreadyExistsException | FileNotFoundException e) {
      return Optional.empty(); // another process is creating or releasing it right now
    } catch (RemoteException e) {
      if (e.getClassName().endsWith(HAS_WRITER) || e.getClassName().endsWith(RECOVERS)) {
        return Optional.empty();
      }
      throw e.unwrapRemoteException();
    }
  }

  private void writeOwner() throws IOException {
    try (OutputStream owner = files.create(path.suffix(SUFFIX), true)) {
      owner.write(LockOwner.self().line().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Reads the last owner that wrote its name. */
  static Optional<LockOwner> read(DistributedFileSystem files, Path path) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = files.open(path.suffix(SUFFIX))) {
      in.transferTo(content);
    } catch (FileNotFoundException e) {
      return Optional.empty(); // not written yet, or already released
    }
    return LockOwner.parse(content.toString(StandardCharsets.UTF_8));
  }

  /**
   * Returns the owner of a directory's lock, or an owner that may have ended without releasing it.
   */
  static Optional<String> owner(Path directory, DistributedFileSystem files) throws IOException {
    Path path = new Path(directory, NAME);
    return !files.exists(path) || files.isFileClosed(path)
        ? Optional.empty()
        : read(files, path).filter(owner -> !owner.hasEnded()).map(LockOwner::toString);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DstreamException.failed("interrupted while a directory was waited for", e);
    }
  }

  /** Removes the file first, so that nobody can take the lock before this is done. */
  @Override
  public void close() throws IOException {
    files.delete(path.suffix(SUFFIX), false);
    files.delete(path, false);
    try {
      open.close();
    } catch (IOException e) {
      // Closing fails because the file is gone.
    }
  }
}
