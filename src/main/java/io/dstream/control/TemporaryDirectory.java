package io.dstream.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of all temporary files of this process, accessible only to its user. It lies below
 * the directory that {@code java.io.tmpdir} names at the start; the property is then set to it. At
 * its start, a process also removes the directories of dead processes, which {@code kill -9} leaves
 * behind. Each process locks its own directory.
 */
public final class TemporaryDirectory {
  private static final String PROPERTY = "java.io.tmpdir";

  /** The property that keeps the initial value of {@link #PROPERTY}. */
  private static final String SHARED = "dstream.tmpdir";

  private TemporaryDirectory() {}

  /**
   * Creates the directory before any code reads the location of temporary files. If it cannot be
   * created, the location stays unchanged, and code that needs a temporary file reports the error.
   */
  public static void begin() {
    Path shared = shared();
    try {
      Path own = make(shared);
      Path lock = own.resolve(DeadDirectories.LOCK);
      FileChannel locked =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked.tryLock() == null) {
        throw new IOException(lock + " is locked");
      }
      Runtime.getRuntime().addShutdownHook(new Thread(new Held(locked), "dstream-lock"));
      System.setProperty(SHARED, shared.toString());
      System.setProperty(PROPERTY, own.toString());
      System.setProperty("ZstdTempFolder", own.toString());
      // Files are deleted after the last hook, in reverse order: these after files registered
      // later.
      own.toFile().deleteOnExit();
      lock.toFile().deleteOnExit();
      beginToRemoveDead(shared, own);
    } catch (IOException e) {
      // Code that needs a temporary file reports the error.
    }
  }

  /** Does not use {@link Files#createTempDirectory}, which would cache the property's old value. */
  private static Path make(Path shared) throws IOException {
    var onlyItsUser =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    while (true) {
      String id = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
      try {
        return Files.createDirectory(shared.resolve(DeadDirectories.PREFIX + id), onlyItsUser);
      } catch (FileAlreadyExistsException e) {
        // A process in another container has the same number: retry with a new nanosecond.
      }
    }
  }

  /**
   * A shutdown hook that keeps the channel reachable; otherwise it is closed and its lock released.
   */
  private record Held(FileChannel lock) implements Runnable {
    @Override
    public void run() {
      // The lock ends with the process.
    }
  }

  private static void beginToRemoveDead(Path shared, Path own) {
    Thread sweep = new Thread(() -> removeDead(shared, own), "dstream-temporary-files");
    sweep.setDaemon(true);
    sweep.start();
  }

  private static void removeDead(Path shared, Path own) {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(shared, DeadDirectories.PREFIX + "*")) {
      DeadDirectories dead = new DeadDirectories(Files.getOwner(own));
      for (Path each : all) {
        if (!each.equals(own)) {
          dead.remove(each);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The directories do no harm, or another process is removing them. The next start retries.
    }
  }

  /** Returns the directory for temporary files of this process. */
  public static Path path() {
    return Path.of(System.getProperty(PROPERTY));
  }

  /** Returns the directory of all process directories, for files that outlive this process. */
  public static Path shared() {
    return Path.of(System.getProperty(SHARED, System.getProperty(PROPERTY))).toAbsolutePath();
  }
}
