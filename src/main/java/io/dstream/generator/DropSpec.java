package io.dstream.generator;

import io.dstream.spec.FileErrors;
import io.dstream.spec.InputFile;
import io.dstream.spec.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Specifies what a {@link FileDropper} drops, and where.
 *
 * @param directory an existing directory
 * @param from has at least one line if it is a regular file
 * @param lines the number of lines per file
 * @param interval the time between two files; zero for none
 * @param count the number of files after which it ends; without one, at the end of {@code from}
 */
public record DropSpec(
    Path directory, InputFile from, long lines, Duration interval, Optional<Long> count) {
  public DropSpec {
    FileErrors.requireDirectory("DIR", directory);
    if (!from.isStdin()) {
      InputFiles.requireLines(InputFile.OPTION, from.path());
    }
    Limits.requireAtLeast(1, "--lines", lines);
    count.ifPresent(files -> Limits.requireAtLeast(1, "--count", files));
  }

  /**
   * Returns the prefix of the dropped files' names: the name of {@code from} without its extension
   * and without leading dots and underscores, which would hide the files from watchers.
   */
  String prefix() {
    String name = Path.of(from.toString()).getFileName().toString().replaceFirst("^[._]+", "");
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.isEmpty() ? "lines" : stem;
  }
}
