package io.dstream.follow;

/**
 * Whole lines of a file that can be found again, even under another name.
 *
 * @param path the absolute name under which the file is followed
 * @param id device and inode
 * @param from the offset of the first byte
 * @param to the offset after the last line end
 * @param mark the {@link Mark} of {@code to}
 */
public record FileRange(String path, String id, long from, long to, String mark) {
  /** Returns whether {@code next} begins where this one ends. */
  boolean isFollowedBy(FileRange next) {
    return path.equals(next.path) && id.equals(next.id) && to == next.from;
  }

  /** Returns both ranges as one. {@code next} must follow this one. */
  FileRange and(FileRange next) {
    return new FileRange(path, id, from, next.to, next.mark);
  }

  /** Returns the length in bytes. */
  public long length() {
    return to - from;
  }
}
