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
 * A file of HDFS that is open for writing: HDFS gives the lease of a file to one writer at a time,
 * and takes it from a writer that has not renewed it for a minute. A writer that is known to have
 * ended loses it sooner. The file stays empty, so that no data node is needed for it; a second one
 * names the owner.
 */
final class HdfsLock implements DirectoryLock {
  /** The file beside it that has the owner's name. */
  private static final String SUFFIX = ".owner";

  /** HDFS's own limit is a minute. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(100);

  private static final long LOOK_EVERY_MILLIS = 500;

  /** What HDFS says of a file that has a writer, or had one until a moment ago. */
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
        files.recoverLease(path); // a new owner would have written its name meanwhile
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
      return Optional.empty(); // another one makes it or gives it back at this moment
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

  /** The last one that wrote its name. */
  static Optional<LockOwner> read(DistributedFileSystem files, Path path) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = files.open(path.suffix(SUFFIX))) {
      in.transferTo(content);
    } catch (FileNotFoundException e) {
      return Optional.empty(); // it is written in a moment, or was given back
    }
    return LockOwner.parse(content.toString(StandardCharsets.UTF_8));
  }

  /** Who has the lock of a directory, or had it when it ended. */
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

  /** Removes the file first: then there is nothing that could be taken before this is done. */
  @Override
  public void close() throws IOException {
    files.delete(path.suffix(SUFFIX), false);
    files.delete(path, false);
    try {
      open.close();
    } catch (IOException e) {
      // The file is gone, which is what closing it complains of.
    }
  }
}
