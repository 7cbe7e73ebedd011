package io.dstream.text;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of complete lines as bytes, usually UTF-8. Every source yields blocks instead of one String
 * per line. Lines end with LF or CRLF; the last one may lack a line end. The bytes never change
 * after construction, so blocks may share an array. Lines with additional fields are a {@link
 * RecordBlock}.
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

  /** Creates a block of {@code bytes[from, to)}; the array must not change afterwards. */
  public LineBlock(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** The array that contains the lines; callers must not write to it. */
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

  /** The length in bytes, including line ends. */
  public final int length() {
    return to - from;
  }

  /** Receives the position of a line, or of a word, in an array: {@code bytes[from, to)}. */
  @FunctionalInterface
  public interface Span {
    void accept(byte[] bytes, int from, int to);
  }

  /** Passes each line to {@code line}, without its LF or CRLF. */
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

  /** Splits the lines into blocks of at most {@code lines}, which share the bytes. */
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

  /** Returns the lines in {@code bytes[start, end)}, numbered from {@code firstLine}. */
  LineBlock part(int start, int end, int firstLine) {
    return new LineBlock(bytes, start, end);
  }

  /** Returns the number of lines; a last line without a line end counts. */
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
