package io.dstream.follow;

import io.dstream.follow.RotatedFiles.Rotated;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a range of a file whose name may have changed. */
final class RangeReader {
  private static final int BLOCK_BYTES = 256 * 1024;

  private RangeReader() {}

  /**
   * Reads the range from the file with its id, or from a copy of that file.
   *
   * @return false if there is none
   */
  static boolean find(FileRange range, Consumer<FollowedLines> lines) throws IOException {
    Path name = Path.of(range.path());
    List<Path> candidates = new ArrayList<>();
    RotatedFiles.find(name, range.id()).ifPresent(candidates::add);
    RotatedFiles.of(name).stream().map(Rotated::path).forEach(candidates::add);
    for (Path candidate : candidates) {
      try (FileChannel file = FileChannel.open(candidate)) {
        if (Mark.isAt(file, range.to(), range.mark())) {
          read(file, range, lines);
          return true;
        }
      } catch (NoSuchFileException e) {
        // It was renamed or removed; another file may have the lines.
      }
    }
    return false;
  }

  /** Reads the range in blocks of whole lines. */
  static void read(FileChannel file, FileRange range, Consumer<FollowedLines> lines)
      throws IOException {
    long from = range.from();
    int want = BLOCK_BYTES;
    while (from < range.to()) {
      byte[] block = Mark.read(file, from, (int) Math.min(want, range.to() - from));
      int end = lastLineEnd(block);
      if (end == 0 && block.length == range.to() - from) {
        throw new IOException(range.path() + " has changed");
      }
      if (end == 0) {
        want = (int) Math.min(Integer.MAX_VALUE - 16, 2L * want);
        continue;
      }
      want = BLOCK_BYTES;
      String mark = from + end == range.to() ? range.mark() : Mark.NONE;
      FileRange part = new FileRange(range.path(), range.id(), from, from + end, mark);
      lines.accept(FollowedLines.of(part, block, end));
      from += end;
    }
  }

  private static int lastLineEnd(byte[] block) {
    int end = block.length;
    while (end > 0 && block[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
