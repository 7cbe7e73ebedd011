package io.dstream.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** The position in an open file, from which it reads the next whole lines. Not thread-safe. */
final class LineCursor {
  private static final int BLOCK_BYTES = 256 * 1024;
  private static final int LONGEST_LINE = Integer.MAX_VALUE - 16;
  private static final int HEAD_BYTES = 64;

  private final FileChannel channel;
  private long offset;
  private String mark = Mark.NONE;
  private byte[] head = {}; // its first bytes, as far as they were read
  private byte[] tail = {};
  private long searched; // no line ends between the offset and here
  private long extent; // the file size at the last read

  /** Creates a cursor at the beginning of a file. */
  LineCursor(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Whole lines.
   *
   * @param from the offset of the first of them
   */
  record Lines(long from, LineBlock block) {}

  /** Continues after offset {@code at}, whose mark is {@code mark}. */
  void from(long at, String mark) throws IOException {
    this.offset = at;
    this.searched = at;
    this.mark = at == 0 ? Mark.NONE : mark;
    boolean intact = isIntact();
    this.tail = intact ? Mark.before(channel, at) : new byte[0];
    this.head = intact ? Mark.read(channel, 0, (int) Math.min(HEAD_BYTES, offset)) : new byte[0];
  }

  /** Continues at the start of the line that is not complete yet. */
  void fromEnd() throws IOException {
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
    from(end, Mark.of(Mark.before(channel, end)));
  }

  /** Restarts at the first byte, because the file was truncated. */
  void restart() throws IOException {
    from(0, Mark.NONE);
    extent = 0;
  }

  long offset() {
    return offset;
  }

  String mark() {
    return mark;
  }

  /** Returns the number of bytes that were seen and not read. */
  long unread() {
    return Math.max(0, extent - offset);
  }

  /** Returns whether the file still contains what was read from it. */
  boolean isIntact() throws IOException {
    return offset == 0 || Mark.isAt(channel, offset, mark);
  }

  /** Returns whether this file contains the last bytes that {@code other} has read. */
  boolean continues(LineCursor other) throws IOException {
    return other.offset == 0 || Mark.isAt(channel, other.offset, other.mark);
  }

  /**
   * Returns whether this file seems to be a copy of that of {@code other} from before all of it was
   * read.
   */
  boolean isEarlierCopyOf(LineCursor other) throws IOException {
    byte[] begin = Mark.read(channel, 0, other.head.length);
    return begin.length > 0
        && channel.size() < other.offset
        && Arrays.equals(begin, Arrays.copyOf(other.head, begin.length));
  }

  /**
   * Returns the next whole lines: a block of them, or one line that is longer.
   *
   * @return empty if no line is complete
   */
  Optional<Lines> next() throws IOException {
    long end = channel.size();
    if (end <= searched || !isIntact()) {
      return Optional.empty();
    }
    extent = end; // excludes content after a truncation
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

  /**
   * Takes the lines of a block. Empty if the file was truncated in the meantime, because the block
   * may contain later data.
   */
  private Optional<Lines> take(byte[] block, int length) throws IOException {
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
    return Optional.of(new Lines(from, new LineBlock(lines, 0, length)));
  }

  /** Returns the offset after the next line end. Bytes are not searched twice. */
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

  /** Returns whether there are bytes that were not examined. */
  boolean hasMore() throws IOException {
    return channel.size() > searched;
  }

  /** Returns the number of bytes at the end that are not a whole line. */
  long rest() throws IOException {
    return Math.max(0, channel.size() - offset);
  }

  /** Writes the position, for {@link #resume}. */
  void putInto(ObjectNode json) {
    json.put("at", offset).put("mark", mark).put("size", Math.max(extent, offset));
    json.put("head", head);
  }

  /** Restores the position that {@link #putInto} wrote for the same file. */
  void resume(JsonNode json) throws IOException {
    from(json.get("at").longValue(), json.get("mark").textValue());
    head = json.get("head").binaryValue();
    extent = json.get("size").longValue();
  }
}
