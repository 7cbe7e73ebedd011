package io.dstream.pipe.row;

import io.dstream.text.BytePlaces;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The lines of blocks as rows of one column, without LF or CRLF: the text, or where lines have
 * fields, a struct of the text and these. The text is a view of the block's bytes; the row is the
 * same object again and again. Bytes that are no UTF-8 pass as they are.
 */
public final class LineRows implements Iterator<InternalRow> {
  private final Iterator<LineBlock> blocks;
  private final int fields;
  private final GenericInternalRow text = new GenericInternalRow(1);
  private final UnsafeRow rest;
  private final InternalRow row; // with fields: one column, a struct of the columns of both
  private final BytePlaces lineEnds = new BytePlaces((byte) '\n');
  private LineBlock block = new LineBlock();
  private int lineOfBlock;
  private int next;
  private long count;

  /** Lines without fields. */
  public LineRows(Iterator<LineBlock> blocks) {
    this(blocks, 0);
  }

  /**
   * Rows of lines.
   *
   * @param fields how many fields a line has beside its text: with any, blocks are {@link
   *     RecordBlock}s whose fields are rows of Spark SQL
   */
  public LineRows(Iterator<LineBlock> blocks, int fields) {
    this.blocks = blocks;
    this.fields = fields;
    this.rest = new UnsafeRow(fields);
    this.row =
        fields == 0 ? text : new GenericInternalRow(new Object[] {new JoinedRow(text, rest)});
  }

  /** How many lines there were so far. */
  public long count() {
    return count;
  }

  @Override
  public boolean hasNext() {
    while (next == block.to() && blocks.hasNext()) {
      block = blocks.next();
      next = block.from();
      lineEnds.begin(block.bytes(), next, block.to());
      lineOfBlock = 0;
    }
    return next < block.to();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    byte[] bytes = block.bytes();
    int end = block.to();
    int start = next;
    int lineEnd = lineEnds.next();
    next = Math.min(end, lineEnd + 1);
    boolean crlf = lineEnd < end && lineEnd > start && bytes[lineEnd - 1] == '\r';
    text.update(0, UTF8String.fromBytes(bytes, start, (crlf ? lineEnd - 1 : lineEnd) - start));
    if (fields > 0) {
      byte[] own = ((RecordBlock) block).fields(lineOfBlock);
      rest.pointTo(own, own.length);
    }
    count++;
    lineOfBlock++;
    return row;
  }
}
