package io.dstream.pipe.row;

import io.dstream.text.LineBlock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The lines of blocks as rows of one column, without LF or CRLF. The text is a view of the block's
 * bytes; the row is the same object again and again. Bytes that are no UTF-8 pass as they are.
 */
public final class LineRows implements Iterator<InternalRow> {
  private final Iterator<LineBlock> blocks;
  private final GenericInternalRow row = new GenericInternalRow(1);
  private byte[] bytes = {};
  private int next;
  private int end;
  private long count;

  public LineRows(Iterator<LineBlock> blocks) {
    this.blocks = blocks;
  }

  /** How many lines there were so far. */
  public long count() {
    return count;
  }

  @Override
  public boolean hasNext() {
    while (next == end && blocks.hasNext()) {
      LineBlock block = blocks.next();
      bytes = block.bytes();
      next = block.from();
      end = block.to();
    }
    return next < end;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    count++;
    int start = next;
    int lineEnd = start;
    while (lineEnd < end && bytes[lineEnd] != '\n') {
      lineEnd++;
    }
    next = Math.min(end, lineEnd + 1);
    boolean crlf = lineEnd < end && lineEnd > start && bytes[lineEnd - 1] == '\r';
    row.update(0, UTF8String.fromBytes(bytes, start, (crlf ? lineEnd - 1 : lineEnd) - start));
    return row;
  }
}
