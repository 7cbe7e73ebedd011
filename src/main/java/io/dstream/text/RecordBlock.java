package io.dstream.text;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Arrays;

/**
 * Lines that have fields beside their text, such as the key of the record that a line comes from.
 * The fields of a line are one byte array, whose format its writer and its reader agree on.
 */
public final class RecordBlock extends LineBlock {
  private static final long serialVersionUID = 1L;

  private byte[][] fields;

  /** For deserialization only. */
  public RecordBlock() {
    this(new byte[0], 0, 0, new byte[0][]);
  }

  /**
   * Creates a block of the lines in {@code bytes[from, to)} and their fields; the arrays must not
   * change afterwards.
   *
   * @param fields one array per line, or a single array that applies to all lines
   */
  public RecordBlock(byte[] bytes, int from, int to, byte[][] fields) {
    super(bytes, from, to);
    this.fields = fields;
  }

  /** Returns a block whose lines all have the same fields. */
  public static RecordBlock of(LineBlock lines, byte[] fields) {
    return new RecordBlock(lines.bytes(), lines.from(), lines.to(), new byte[][] {fields});
  }

  /** Returns the fields of a line, which callers must not modify; lines are numbered from 0. */
  public byte[] fields(int line) {
    return fields[fields.length == 1 ? 0 : line];
  }

  @Override
  LineBlock part(int start, int end, int firstLine) {
    int last = firstLine + new LineBlock(bytes(), start, end).lines();
    byte[][] theirs = fields.length == 1 ? fields : Arrays.copyOfRange(fields, firstLine, last);
    return new RecordBlock(bytes(), start, end, theirs);
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    super.writeExternal(out);
    out.writeInt(fields.length);
    for (byte[] row : fields) {
      out.writeInt(row.length);
      out.write(row);
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    super.readExternal(in);
    fields = new byte[in.readInt()][];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new byte[in.readInt()];
      in.readFully(fields[i]);
    }
  }
}
