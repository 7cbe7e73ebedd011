package io.dstream.generator;

import io.dstream.spec.FileErrors;
import io.dstream.spec.InputFile;
import io.dstream.spec.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a {@link FileDropper} drops, and where.
 *
 * @param directory exists
 * @param from has a line or more, where it is a regular file
 * @param lines a file
 * @param interval between two files; zero for none
 * @param count files after which it ends; without one, at the end of {@code from}
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
   * What the dropped files' names begin with: the name of {@code from} without its ending, and
   * without the dots and underscores before it, which would hide the files from whoever watches.
   */
  String prefix() {
    String name = Path.of(from.toString()).getFileName().toString().replaceFirst("^[._]+", "");
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.isEmpty() ? "lines" : stem;
  }
}
