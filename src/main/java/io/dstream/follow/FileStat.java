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
 * What a file is, whatever its name: a symbolic link is what it leads to.
 *
 * @param id device and inode, {@code 64769:1234}
 * @param size bytes
 * @param modified when it was last written to, nanoseconds since the epoch
 */
record FileStat(String id, long size, long modified, boolean regular) {
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,isRegularFile";

  /** The file that has this name now; empty when there is none. */
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
