package io.dstream.hadoop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file systems, but the local one without checksums. Checksums are kept in a file beside
 * each file, hold back its last bytes until it is closed, and cannot name a file with a colon.
 */
public final class RawFiles {
  private RawFiles() {}

  /** Returns the file system of {@code path}. */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    FileSystem files = FileSystems.of(path, conf);
    if (!(files instanceof LocalFileSystem)) {
      return files;
    }
    Local local = new Local();
    local.initialize(files.getUri(), conf);
    return local;
  }

  /** Opens a file, which may have a path of {@link ByteNames}. */
  public static FSDataInputStream open(Path path, Configuration conf) throws IOException {
    return ByteNames.has(path) ? ByteNames.open(path) : of(path, conf).open(path);
  }

  /**
   * Sets permissions directly: without its native library, Hadoop starts a {@code chmod} process
   * for each new file.
   */
  private static final class Local extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
        return;
      }
      Set<PosixFilePermission> wanted =
          PosixFilePermissions.fromString(
              permission.getUserAction().SYMBOL
                  + permission.getGroupAction().SYMBOL
                  + permission.getOtherAction().SYMBOL);
      PosixFileAttributes found = view.readAttributes();
      if (found.permissions().equals(wanted)) {
        return;
      }
      if (found.isDirectory()) {
        super.setPermission(path, permission); // keeps a set-group-ID bit
      } else {
        view.setPermissions(wanted);
      }
    }
  }
}
