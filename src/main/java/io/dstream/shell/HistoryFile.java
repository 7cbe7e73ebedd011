package io.dstream.shell;

import io.dstream.spec.UserDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Locates the shell's history, {@code dstream/history} in the user's state directory. */
final class HistoryFile {
  private HistoryFile() {}

  /**
   * Returns the path of the file.
   *
   * @param environment may contain {@code XDG_STATE_HOME}; a relative path is ignored
   */
  static Path of(Map<String, String> environment, Path home) {
    return UserDirectory.STATE.file("history", environment, home);
  }

  /** Creates a missing file, accessible only to its owner: commands can contain secrets. */
  static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.createFile(file, ownerOnly(file));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
