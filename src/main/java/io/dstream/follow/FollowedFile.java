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
  private long size; // as it was looked at
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
   * @param name under which it is followed
   * @return empty when there is none, or no regular one
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
        // It has just gone: another one may be there.
      }
    }
    return Optional.empty();
  }

  /** The next bytes are those after {@code at}, of which the mark is {@code mark}. */
  FollowedFile from(long at, String mark) throws IOException {
    cursor.from(at, mark);
    return this;
  }

  /** The next bytes are those of the line that is not complete yet. */
  FollowedFile fromEnd() throws IOException {
    cursor.fromEnd();
    return this;
  }

  /** Begins at the first byte again: it was truncated. */
  void restart() throws IOException {
    cursor.restart();
    settled = false;
  }

  /**
   * Whether rotated files were looked for since something was read of it: before that it may have
   * been truncated without a trace.
   */
  boolean settled() {
    return settled;
  }

  /** Rotated files were looked for. */
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

  /** When it was last written to, as far as was seen, nanoseconds since the epoch. */
  long modified() {
    return modified;
  }

  /** Bytes that were seen and not read. */
  long unread() {
    return cursor.unread();
  }

  /** Whether it has the name that it is followed under. */
  boolean current() {
    return current;
  }

  /** It has lost its name, or has it again. */
  void setCurrent(boolean current) {
    this.current = current;
    this.quietSince = System.nanoTime();
  }

  /** Whether it changed since it was last seen. */
  boolean changed(FileStat now) {
    return !seen || size != now.size() || modified != now.modified();
  }

  /** Notes how it is. */
  void seen(FileStat now) {
    size = now.size();
    modified = now.modified();
    seen = true;
  }

  /** Whether it still has what was read of it. */
  boolean isIntact() throws IOException {
    return cursor.isIntact();
  }

  /** Whether {@code other} was read up to a place that this one has, too. */
  boolean continues(FollowedFile other) throws IOException {
    return cursor.continues(other.cursor);
  }

  /** Whether this is a copy of what {@code other} has now, which may have more. */
  boolean isPartOf(FollowedFile other) throws IOException {
    long length = channel.size();
    return Mark.isAt(other.channel, length, Mark.of(Mark.before(channel, length)));
  }

  /** Whether it seems to be a copy of {@code other} from before all of it was read. */
  boolean isEarlierCopyOf(FollowedFile other) throws IOException {
    return cursor.isEarlierCopyOf(other.cursor);
  }

  /** Goes on where {@code other} stands. */
  FollowedFile inPlaceOf(FollowedFile other) throws IOException {
    return from(other.cursor.offset(), other.cursor.mark());
  }

  /** Nanoseconds for which nothing was read of it. */
  long quiet() {
    return System.nanoTime() - quietSince;
  }

  /** Begins to wait again. */
  void stir() {
    quietSince = System.nanoTime();
  }

  /** What it holds, where that is no text. */
  Optional<FileMagic> magic() throws IOException {
    byte[] begin = Mark.read(channel, 0, FileMagic.LONGEST);
    return FileMagic.of(begin, 0, begin.length);
  }

  /**
   * The next whole lines, a block of them or one that is longer.
   *
   * @return empty when no line is complete
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

  /** Whether there is something that was not looked at. */
  boolean hasMore() throws IOException {
    return cursor.hasMore();
  }

  /** Bytes at its end that are no whole line. */
  long rest() throws IOException {
    return cursor.rest();
  }

  /** Its place, for {@link #resume}. */
  void putInto(ObjectNode json) {
    json.put("id", id).put("modified", modified).put("current", current);
    cursor.putInto(json);
  }

  /** Takes up the place that {@link #putInto} noted of the same file. */
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
