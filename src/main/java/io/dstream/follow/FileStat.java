package io.dstream.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The identity and state of a file, independent of its name. A symbolic link stands for its target.
 *
 * @param id device and inode, such as {@code 64769:1234}
 * @param size in bytes
 * @param modified when the file was last written to, in nanoseconds since the epoch
 */
record FileStat(String id, long size, long modified, boolean regular) {
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,isRegularFile";

  /** Returns the file that has this name now; empty if there is none. */
  static Optional<FileStat> of(Path path) throws IOException {
    try {
      Map<String, Object> file = Files.readAttributes(path, ATTRIBUTES);
      return Optional.of(
          new FileStat(
              file.get("dev") + ":" + file.get("ino"),
              (long) file.get("size"),
              ((FileTime) file.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS),
              (boolean) file.get("isRegularFile")));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }
}
