package io.dstream.chaos;

import io.dstream.control.TemporaryDirectory;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directories of a run.
 *
 * @param root holds everything but a user's checkpoint
 * @param checkpoint does not exist yet or is empty
 */
record Workspace(Path root, Path checkpoint) {

  /**
   * Creates a temporary directory, which is deleted at the end unless it is to be kept.
   *
   * @param named the user's directory for the checkpoint; its content is deleted at the end, unless
   *     it is to be kept
   * @throws DstreamException wrong usage, when {@code named} is not empty; exit status 1 when no
   *     directory can be created
   */
  static Workspace make(Optional<Path> named, boolean keep, Cleanup cleanup) {
    named.ifPresent(Workspace::requireEmpty);
    try {
      Path root =
          Files.createTempDirectory(
                  keep ? TemporaryDirectory.shared() : TemporaryDirectory.path(), "dstream-chaos-")
              .toAbsolutePath();
      Workspace made =
          new Workspace(root, named.map(Path::toAbsolutePath).orElse(root.resolve("checkpoint")));
      if (!keep) {
        cleanup.add(() -> delete(root, false));
        boolean there = Files.exists(made.checkpoint);
        cleanup.add(() -> delete(made.checkpoint, there));
      }
      return made;
    } catch (IOException e) {
      throw DstreamException.failed("no temporary directory: " + IoErrors.reason(e), e);
    }
  }

  /** A name for this run, of digits from the temporary directory. */
  String id() {
    return root.getFileName().toString().replaceAll("\\D", "");
  }

  /** Creates a directory with this name. */
  Path directory(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw DstreamException.failed(
          "cannot make " + root.resolve(name) + ": " + IoErrors.reason(e), e);
    }
  }

  private static void requireEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    FileErrors.requireDirectory("--checkpoint", directory);
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw DstreamException.usage(
            "directory " + directory + " is not empty (--checkpoint)",
            "name an empty directory or one that does not exist yet; its content goes away in the"
                + " end");
      }
    } catch (IOException e) {
      throw FileErrors.unreadableDirectory("--checkpoint", directory, IoErrors.reason(e));
    }
  }

  private static void delete(Path tree, boolean butNotItself) {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!butNotItself || !file.equals(tree)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      // Another process has already deleted it.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + tree, e);
    }
  }
}
