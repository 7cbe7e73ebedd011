package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.InputFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Specifies which lines of a file are sent, and in which order.
 *
 * @param file has at least one line
 * @param loop whether to restart at the end of the file; only in sequential order
 * @param seed reproduces the same random lines; only in random order
 */
public record LineSelection(Path file, LineOrder order, boolean loop, Optional<Long> seed) {
  public LineSelection {
    InputFiles.requireLines(InputFile.OPTION, file);
    if (loop && order == LineOrder.RANDOM) {
      throw DstreamException.usage(
          "--loop goes with --order sequential", "random lines have no end as it is");
    }
    if (seed.isPresent() && order == LineOrder.SEQUENTIAL) {
      throw DstreamException.usage(
          "--seed goes with --order random", "lines in sequence are the same every time");
    }
  }
}
