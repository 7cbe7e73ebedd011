package io.dstream.text;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of complete lines as bytes, usually UTF-8: what every source yields in place of a String a
 * line. Lines end with LF or CRLF; the last one may have no end. The bytes are never changed after
 * construction, so blocks may share an array. Lines that have fields too are a {@link RecordBlock}.
 */
public class LineBlock implements Externalizable {
  private static final long serialVersionUID = 1L;

  private byte[] bytes;
  private int from;
  private int to;

  /** For deserialization only. */
  public LineBlock() {
    this(new byte[0], 0, 0);
  }

  /** The lines in {@code bytes[from, to)}; the array must not change from now on. */
  public LineBlock(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** The array that holds the lines, not to be written to. */
  public final byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte. */
  public final int from() {
    return from;
  }

  /** Index after the last byte. */
  public final int to() {
    return to;
  }

  /** Length in bytes, line ends included. */
  public final int length() {
    return to - from;
  }

  /** Receives the place of a line, or of a word, in an array: {@code bytes[from, to)}. */
  @FunctionalInterface
  public interface Span {
    void accept(byte[] bytes, int from, int to);
  }

  /** Hands over each line without its LF or CRLF. */
  public final void forEachLine(Span line) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        int end = i > start && bytes[i - 1] == '\r' ? i - 1 : i;
        line.accept(bytes, start, end);
        start = i + 1;
      }
    }
    if (start < to) {
      line.accept(bytes, start, to);
    }
  }

  /** The same lines in blocks of at most {@code lines}, which share the bytes. */
  public final List<LineBlock> cut(int lines) {
    List<LineBlock> parts = new ArrayList<>();
    int start = from;
    int ended = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' && ++ended % lines == 0) {
        parts.add(part(start, i + 1, ended - lines));
        start = i + 1;
      }
    }
    if (start < to) {
      parts.add(part(start, to, ended - ended % lines));
    }
    return parts;
  }

  /** The lines in {@code bytes[start, end)}, the first of which has this number, from 0. */
  LineBlock part(int start, int end, int firstLine) {
    return new LineBlock(bytes, start, end);
  }

  /** The number of lines; a last line without an end counts. */
  public final int lines() {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return from < to && bytes[to - 1] != '\n' ? lines + 1 : lines;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(length());
    out.write(bytes, from, length());
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    bytes = new byte[in.readInt()];
    in.readFully(bytes);
    from = 0;
    to = bytes.length;
  }
}
