package io.dstream.text;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Arrays;

/**
 * Lines that have fields beside their text, such as the key of the record that a line is of. The
 * fields of a line are one array of bytes, which whoever made it and whoever reads it agree on.
 */
public final class RecordBlock extends LineBlock {
  private static final long serialVersionUID = 1L;

  private byte[][] fields;

  /** For deserialization only. */
  public RecordBlock() {
    this(new byte[0], 0, 0, new byte[0][]);
  }

  /**
   * The lines in {@code bytes[from, to)}, and their fields; the arrays must not change from now on.
   *
   * @param fields of each line; one array alone is of all lines
   */
  public RecordBlock(byte[] bytes, int from, int to, byte[][] fields) {
    super(bytes, from, to);
    this.fields = fields;
  }

  /** Lines that have the same fields. */
  public static RecordBlock of(LineBlock lines, byte[] fields) {
    return new RecordBlock(lines.bytes(), lines.from(), lines.to(), new byte[][] {fields});
  }

  /** The fields of a line, not to be written to; lines are counted from 0. */
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
