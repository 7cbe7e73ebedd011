package io.dstream.source;

import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Converts lines with fields to lines of a log: the fields in Base64, a space, the line. */
final class LoggedRecords {
  private LoggedRecords() {}

  /** Returns the lines to log. A block without fields is returned unchanged. */
  static LineBlock toLog(LineBlock block) {
    if (!(block instanceof RecordBlock records)) {
      return block;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * block.length());
    int line = 0;
    for (int from = block.from(); from < block.to(); ) {
      int end = end(block, from);
      out.writeBytes(Base64.getEncoder().encode(records.fields(line++)));
      out.write(' ');
      out.write(block.bytes(), from, end - from);
      from = end;
    }
    return new LineBlock(out.toByteArray(), 0, out.size());
  }

  /** Returns the position after the LF of a line, or the end of the block. */
  private static int end(LineBlock block, int from) {
    int end = from;
    while (end < block.to() && block.bytes()[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, block.to());
  }

  /** Reads logged lines of records that have fields, in a task. */
  record FromLog() implements FlatMapFunction<LineBlock, LineBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<LineBlock> call(LineBlock block) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream(block.length());
      List<byte[]> fields = new ArrayList<>();
      for (int from = block.from(); from < block.to(); ) {
        int end = end(block, from);
        int blank = from;
        while (blank < end && block.bytes()[blank] != ' ') {
          blank++;
        }
        if (blank == end) {
          throw new IllegalStateException("a line of the log of what was received has no fields");
        }
        ByteBuffer encoded = ByteBuffer.wrap(block.bytes(), from, blank - from);
        fields.add(bytes(Base64.getDecoder().decode(encoded)));
        lines.write(block.bytes(), blank + 1, end - blank - 1);
        from = end;
      }
      LineBlock read =
          new RecordBlock(lines.toByteArray(), 0, lines.size(), fields.toArray(byte[][]::new));
      return List.of(read).iterator();
    }

    private static byte[] bytes(ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    }
  }
}
