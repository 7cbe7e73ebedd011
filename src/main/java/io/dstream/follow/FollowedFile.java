package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.spec.FileMagic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An open file and how far it was read. It stays the same file when it is renamed or removed. Not
 * thread-safe.
 */
final class FollowedFile implements Closeable {
  private static final int ATTEMPTS = 5;

  private final String name;
  private final String id;
  private final FileChannel channel;
  private final LineCursor cursor;
  private long size; // when last seen
  private long modified;
  private boolean seen;
  private boolean settled;
  private long quietSince = System.nanoTime();
  private boolean current = true;

  private FollowedFile(String name, FileStat file, FileChannel channel) {
    this.name = name;
    this.id = file.id();
    this.channel = channel;
    this.cursor = new LineCursor(channel);
    this.modified = file.modified();
  }

  /**
   * Opens the file that has the name {@code path} now.
   *
   * @param name the name under which it is followed
   * @return empty if there is no such file, or it is not a regular file
   */
  static Optional<FollowedFile> open(Path path, String name) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<FileStat> before = FileStat.of(path).filter(FileStat::regular);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      try {
        FileChannel channel = FileChannel.open(path);
        // Between the two another file may have taken the name.
        if (FileStat.of(path).filter(now -> now.id().equals(before.get().id())).isPresent()) {
          return Optional.of(new FollowedFile(name, before.get(), channel));
        }
        channel.close();
      } catch (NoSuchFileException e) {
        // The file was just removed; another one may have its name.
      }
    }
    return Optional.empty();
  }

  /** Continues after offset {@code at}, whose mark is {@code mark}. */
  FollowedFile from(long at, String mark) throws IOException {
    cursor.from(at, mark);
    return this;
  }

  /** Continues at the start of the line that is not complete yet. */
  FollowedFile fromEnd() throws IOException {
    cursor.fromEnd();
    return this;
  }

  /** Restarts at the first byte, because the file was truncated. */
  void restart() throws IOException {
    cursor.restart();
    settled = false;
  }

  /**
   * Returns whether rotated files were looked for since something was read from this file. Before
   * that, the file may have been truncated without a trace.
   */
  boolean settled() {
    return settled;
  }

  /** Records that rotated files were looked for. */
  void settle() {
    settled = offset() > 0;
  }

  String id() {
    return id;
  }

  FileChannel channel() {
    return channel;
  }

  long offset() {
    return cursor.offset();
  }

  /** Returns the last known time of a write, in nanoseconds since the epoch. */
  long modified() {
    return modified;
  }

  /** Returns the number of bytes that were seen and not read. */
  long unread() {
    return cursor.unread();
  }

  /** Returns whether the file has the name that it is followed under. */
  boolean current() {
    return current;
  }

  /** Records whether the file has the name that it is followed under. */
  void setCurrent(boolean current) {
    this.current = current;
    this.quietSince = System.nanoTime();
  }

  /** Returns whether the file changed since it was last seen. */
  boolean changed(FileStat now) {
    return !seen || size != now.size() || modified != now.modified();
  }

  /** Records the current state of the file. */
  void seen(FileStat now) {
    size = now.size();
    modified = now.modified();
    seen = true;
  }

  /** Returns whether the file still contains what was read from it. */
  boolean isIntact() throws IOException {
    return cursor.isIntact();
  }

  /** Returns whether this file contains the last bytes that {@code other} has read. */
  boolean continues(FollowedFile other) throws IOException {
    return cursor.continues(other.cursor);
  }

  /** Returns whether this is a copy of what {@code other} contains now, which may be more. */
  boolean isPartOf(FollowedFile other) throws IOException {
    long length = channel.size();
    return Mark.isAt(other.channel, length, Mark.of(Mark.before(channel, length)));
  }

  /** Returns whether this seems to be a copy of {@code other} from before all of it was read. */
  boolean isEarlierCopyOf(FollowedFile other) throws IOException {
    return cursor.isEarlierCopyOf(other.cursor);
  }

  /** Continues where {@code other} stands. */
  FollowedFile inPlaceOf(FollowedFile other) throws IOException {
    return from(other.cursor.offset(), other.cursor.mark());
  }

  /** Returns the number of nanoseconds for which nothing was read from the file. */
  long quiet() {
    return System.nanoTime() - quietSince;
  }

  /** Restarts the time that {@link #quiet} measures. */
  void stir() {
    quietSince = System.nanoTime();
  }

  /** Returns the format of the content, if it is not text. */
  Optional<FileMagic> magic() throws IOException {
    byte[] begin = Mark.read(channel, 0, FileMagic.LONGEST);
    return FileMagic.of(begin, 0, begin.length);
  }

  /**
   * Returns the next whole lines: a block of them, or one line that is longer.
   *
   * @return empty if no line is complete
   */
  Optional<FollowedLines> next() throws IOException {
    Optional<LineCursor.Lines> lines = cursor.next();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    quietSince = System.nanoTime();
    FileRange range = new FileRange(name, id, lines.get().from(), cursor.offset(), cursor.mark());
    return Optional.of(new FollowedLines(range, lines.get().block()));
  }

  /** Returns whether there are bytes that were not examined. */
  boolean hasMore() throws IOException {
    return cursor.hasMore();
  }

  /** Returns the number of bytes at the end that are not a whole line. */
  long rest() throws IOException {
    return cursor.rest();
  }

  /** Writes the position, for {@link #resume}. */
  void putInto(ObjectNode json) {
    json.put("id", id).put("modified", modified).put("current", current);
    cursor.putInto(json);
  }

  /** Restores the position that {@link #putInto} wrote for the same file. */
  FollowedFile resume(JsonNode json) throws IOException {
    cursor.resume(json);
    modified = json.get("modified").longValue();
    return this;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
