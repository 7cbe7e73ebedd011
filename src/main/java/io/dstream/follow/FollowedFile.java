package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.spec.FileMagic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * An open file and how far it was read. It stays the same file when it is renamed or removed. Not
 * thread-safe.
 */
final class FollowedFile implements Closeable {
  private static final int BLOCK_BYTES = 256 * 1024;
  private static final int LONGEST_LINE = Integer.MAX_VALUE - 16;
  private static final int ATTEMPTS = 5;
  private static final int HEAD_BYTES = 64;

  private final String name;
  private final String id;
  private final FileChannel channel;
  private long offset;
  private String mark = Mark.NONE;
  private byte[] head = {}; // its first bytes, as far as they were read
  private byte[] tail = {};
  private long searched; // no line ends between the offset and here
  private long size; // as it was looked at
  private long extent; // as it was read
  private long modified;
  private boolean seen;
  private boolean settled;
  private long quietSince = System.nanoTime();
  private boolean current = true;

  private FollowedFile(String name, FileStat file, FileChannel channel) {
    this.name = name;
    this.id = file.id();
    this.channel = channel;
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
    this.offset = at;
    this.searched = at;
    this.mark = at == 0 ? Mark.NONE : mark;
    boolean intact = isIntact();
    this.tail = intact ? Mark.before(channel, at) : new byte[0];
    this.head = intact ? Mark.read(channel, 0, (int) Math.min(HEAD_BYTES, offset)) : new byte[0];
    return this;
  }

  /** The next bytes are those of the line that is not complete yet. */
  FollowedFile fromEnd() throws IOException {
    long end = channel.size();
    while (end > 0) {
      int length = (int) Math.min(BLOCK_BYTES, end);
      int line = afterLastLine(Mark.read(channel, end - length, length));
      if (line > 0) {
        end += line - length;
        break;
      }
      end -= length;
    }
    return from(end, Mark.of(Mark.before(channel, end)));
  }

  /** Begins at the first byte again: it was truncated. */
  void restart() throws IOException {
    from(0, Mark.NONE);
    settled = false;
    extent = 0;
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
    settled = offset > 0;
  }

  String id() {
    return id;
  }

  FileChannel channel() {
    return channel;
  }

  long offset() {
    return offset;
  }

  /** When it was last written to, as far as was seen, nanoseconds since the epoch. */
  long modified() {
    return modified;
  }

  /** Bytes that were seen and not read. */
  long unread() {
    return Math.max(0, extent - offset);
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
    return offset == 0 || Mark.isAt(channel, offset, mark);
  }

  /** Whether {@code other} was read up to a place that this one has, too. */
  boolean continues(FollowedFile other) throws IOException {
    return other.offset == 0 || Mark.isAt(channel, other.offset, other.mark);
  }

  /** Whether this is a copy of what {@code other} has now, which may have more. */
  boolean isPartOf(FollowedFile other) throws IOException {
    long length = channel.size();
    return Mark.isAt(other.channel, length, Mark.of(Mark.before(channel, length)));
  }

  /** Whether it seems to be a copy of {@code other} from before all of it was read. */
  boolean isEarlierCopyOf(FollowedFile other) throws IOException {
    byte[] begin = Mark.read(channel, 0, other.head.length);
    return begin.length > 0
        && channel.size() < other.offset
        && Arrays.equals(begin, Arrays.copyOf(other.head, begin.length));
  }

  /** Goes on where {@code other} stands. */
  FollowedFile inPlaceOf(FollowedFile other) throws IOException {
    return from(other.offset, other.mark);
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
    long end = channel.size();
    extent = end;
    if (end <= searched) {
      return Optional.empty();
    }
    byte[] block = Mark.read(channel, offset, (int) Math.min(BLOCK_BYTES, end - offset));
    int lines = afterLastLine(block);
    if (lines == 0) {
      searched = Math.max(searched, offset + block.length);
      Optional<Long> lineEnd = findLineEnd();
      if (lineEnd.isEmpty()) {
        return Optional.empty();
      }
      long length = lineEnd.get() - offset;
      if (length > LONGEST_LINE) {
        throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
      }
      block = Mark.read(channel, offset, (int) length);
      lines = afterLastLine(block);
    }
    return lines == 0 ? Optional.empty() : take(block, lines);
  }

  /** Empty where the file was truncated meanwhile, and the block may be of what came then. */
  private Optional<FollowedLines> take(byte[] block, int length) throws IOException {
    byte[] lines = length == block.length ? block : Arrays.copyOf(block, length);
    byte[] last = Mark.last(tail, lines);
    if (!isIntact() || !Mark.isAt(channel, offset + length, Mark.of(last))) {
      return Optional.empty();
    }
    long from = offset;
    if (head.length < HEAD_BYTES) {
      int more = Math.min(length, HEAD_BYTES - head.length);
      byte[] first = Arrays.copyOf(head, head.length + more);
      System.arraycopy(lines, 0, first, head.length, more);
      head = first;
    }
    offset += length;
    searched = offset;
    tail = last;
    mark = Mark.of(tail);
    quietSince = System.nanoTime();
    return Optional.of(
        FollowedLines.of(new FileRange(name, id, from, offset, mark), lines, length));
  }

  /** The offset after the next line end; what was searched for it is not searched again. */
  private Optional<Long> findLineEnd() throws IOException {
    byte[] block = Mark.read(channel, searched, BLOCK_BYTES);
    while (block.length > 0) {
      for (int i = 0; i < block.length; i++) {
        if (block[i] == '\n') {
          return Optional.of(searched + i + 1);
        }
      }
      searched += block.length;
      block = Mark.read(channel, searched, BLOCK_BYTES);
    }
    return Optional.empty();
  }

  private static int afterLastLine(byte[] block) {
    for (int end = block.length; end > 0; end--) {
      if (block[end - 1] == '\n') {
        return end;
      }
    }
    return 0;
  }

  /** Whether there is something that was not looked at. */
  boolean hasMore() throws IOException {
    return channel.size() > searched;
  }

  /** Bytes at its end that are no whole line. */
  long rest() throws IOException {
    return Math.max(0, channel.size() - offset);
  }

  /** Its place, for {@link #resume}. */
  void putInto(ObjectNode json) {
    json.put("id", id).put("at", offset).put("mark", mark);
    json.put("size", Math.max(extent, offset)).put("modified", modified);
    json.put("head", head).put("current", current);
  }

  /** Takes up the place that {@link #putInto} noted of the same file. */
  FollowedFile resume(JsonNode json) throws IOException {
    from(json.get("at").longValue(), json.get("mark").textValue());
    head = json.get("head").binaryValue();
    extent = json.get("size").longValue();
    modified = json.get("modified").longValue();
    return this;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
