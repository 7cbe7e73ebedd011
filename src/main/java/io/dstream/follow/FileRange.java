package io.dstream.follow;

/**
 * Whole lines of a file that can be found again, also under another name.
 *
 * @param path the name under which it is followed, absolute
 * @param id device and inode
 * @param from offset of the first byte
 * @param to offset after the last line end
 * @param mark the {@link Mark} of {@code to}
 */
public record FileRange(String path, String id, long from, long to, String mark) {
  /** Whether {@code next} begins where this one ends. */
  boolean isFollowedBy(FileRange next) {
    return path.equals(next.path) && id.equals(next.id) && to == next.from;
  }

  /** Both, where {@code next} follows this one. */
  FileRange and(FileRange next) {
    return new FileRange(path, id, from, next.to, next.mark);
  }

  /** Length in bytes. */
  public long length() {
    return to - from;
  }
}
