package io.dstream.follow;

import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole lines that were read, with their line ends.
 *
 * @param range the location of the lines
 * @param block the lines
 */
public record FollowedLines(FileRange range, LineBlock block) {
  /** Creates lines from {@code bytes[0, length)}, which must not change from now on. */
  static FollowedLines of(FileRange range, byte[] bytes, int length) {
    return new FollowedLines(range, new LineBlock(bytes, 0, length));
  }

  /** Returns the ranges of all these lines. Adjacent ranges become one. */
  public static List<FileRange> ranges(List<FollowedLines> lines) {
    List<FileRange> ranges = new ArrayList<>();
    for (FollowedLines next : lines) {
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).isFollowedBy(next.range())) {
        ranges.set(last, ranges.get(last).and(next.range()));
      } else {
        ranges.add(next.range());
      }
    }
    return ranges;
  }
}
