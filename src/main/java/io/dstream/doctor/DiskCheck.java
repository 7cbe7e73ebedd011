package io.dstream.doctor;

import io.dstream.hadoop.FileSystems;
import io.dstream.hadoop.UserPaths;
import io.dstream.spec.ByteSize;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;

/**
 * Checks whether a directory, any Hadoop URI, is writable and has free space. If it does not exist,
 * its nearest existing ancestor is checked.
 *
 * @param use what it is used for
 * @param mend how to choose another one
 */
public record DiskCheck(String directory, String use, String mend) implements Check {
  /** The minimum free space in bytes. The shuffle of a small batch already uses much of it. */
  private static final long LEAST = 100L << 20;

  private static final long PLENTY = 1L << 30;

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Finding> look() throws IOException {
    Path path = path();
    FileSystem files = FileSystems.of(path, new Configuration());
    Path there = files.makeQualified(path);
    while (!files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    String what = directory + " (" + use + ")";
    if (!files.getFileStatus(there).isDirectory()) {
      return List.of(Finding.wrong(name(), what + ": " + there + " is no directory", mend));
    }
    try {
      files.access(there, FsAction.WRITE);
    } catch (AccessControlException e) {
      return List.of(Finding.wrong(name(), what + " cannot be written to", mend));
    }
    return List.of(room(what, free(files, there)));
  }

  private Path path() {
    try {
      return UserPaths.of(directory);
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage("'" + directory + "' is no path: " + e.getMessage());
    }
  }

  private Finding room(String what, long free) {
    String message = what + " has " + ByteSize.format(free) + " free";
    if (free < LEAST) {
      return Finding.wrong(name(), message, mend);
    }
    return free < PLENTY ? Finding.warn(name(), message, mend) : Finding.ok(name(), message);
  }

  /** Returns the usable space. Hadoop counts space that is reserved for root as free. */
  private static long free(FileSystem files, Path there) throws IOException {
    return there.toUri().getScheme().equals("file")
        ? Files.getFileStore(java.nio.file.Path.of(there.toUri().getPath())).getUsableSpace()
        : files.getStatus(there).getRemaining();
  }
}
