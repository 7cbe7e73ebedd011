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
 * The directory of all temporary files of this process, which nobody but its user can look into. It
 * lies below the one that {@code java.io.tmpdir} names at the start, and is what that property
 * names from then on. Whoever begins removes directories of processes that are dead, as {@code kill
 * -9} leaves them: a process has a lock on its own.
 */
public final class TemporaryDirectory {
  private static final String PROPERTY = "java.io.tmpdir";

  /** What {@link #PROPERTY} was at the start. */
  private static final String SHARED = "dstream.tmpdir";

  private TemporaryDirectory() {}

  /**
   * Makes the directory, before anybody has asked where temporary files go. Where it cannot be made
   * they go where they would go without it, and whoever needs one says why there is none.
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
      // All files are deleted after the last hook, these after those that others ask to delete.
      own.toFile().deleteOnExit();
      lock.toFile().deleteOnExit();
      beginToRemoveDead(shared, own);
    } catch (IOException e) {
      // Whoever needs a temporary file finds out, and says so.
    }
  }

  /** {@link Files#createTempDirectory} would remember what the property was. */
  private static Path make(Path shared) throws IOException {
    var onlyItsUser =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    while (true) {
      String id = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
      try {
        return Files.createDirectory(shared.resolve(DeadDirectories.PREFIX + id), onlyItsUser);
      } catch (FileAlreadyExistsException e) {
        // A process of another container has the same number: take the next nanosecond.
      }
    }
  }

  /** A channel that nobody refers to any more is closed, and its lock is free; a hook stays. */
  private record Held(FileChannel lock) implements Runnable {
    @Override
    public void run() {
      // The lock goes with the process.
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
      // They are in nobody's way, or another start removes them just now. The next one tries again.
    }
  }

  /** Where temporary files of this process go. */
  public static Path path() {
    return Path.of(System.getProperty(PROPERTY));
  }

  /** Where directories of processes lie, and what is to outlive this one. */
  public static Path shared() {
    return Path.of(System.getProperty(SHARED, System.getProperty(PROPERTY))).toAbsolutePath();
  }
}
