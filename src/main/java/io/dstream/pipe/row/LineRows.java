package io.dstream.pipe.row;

import io.dstream.text.BytePlaces;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Converts the lines of blocks to rows with one column, without LF or CRLF. The column is the text,
 * or a struct of the text and the fields if lines have fields. The text is a view of the block's
 * bytes. The same row object is returned for each line. Invalid UTF-8 is passed on unchanged.
 */
public final class LineRows implements Iterator<InternalRow> {
  private final Iterator<LineBlock> blocks;
  private final boolean ofRecords;
  private final GenericInternalRow text = new GenericInternalRow(1);
  private final UnsafeRow rest;
  private final InternalRow row; // with fields: one column, a struct of the columns of both
  private final BytePlaces lineEnds = new BytePlaces((byte) '\n');
  private LineBlock block = new LineBlock();
  private int lineOfBlock;
  private int next;
  private long count;

  /** Creates an iterator over lines without fields. */
  public LineRows(Iterator<LineBlock> blocks) {
    this(blocks, LineFields.NONE);
  }

  /**
   * Creates an iterator over the rows of lines.
   *
   * @param fields the fields that a line has besides its text
   */
  public LineRows(Iterator<LineBlock> blocks, LineFields fields) {
    this.blocks = blocks;
    this.ofRecords = fields.own() > 0;
    this.rest = new UnsafeRow(fields.own());
    this.row =
        fields.count() == 0
            ? text
            : new GenericInternalRow(new Object[] {withFields(text, rest, fields)});
  }

  private static InternalRow withFields(InternalRow text, UnsafeRow rest, LineFields fields) {
    InternalRow own = fields.own() == 0 ? text : new JoinedRow(text, rest);
    if (!fields.timed()) {
      return own;
    }
    Object[] time = {TimeUnit.MILLISECONDS.toMicros(fields.time())};
    return new JoinedRow(own, new GenericInternalRow(time));
  }

  /** Returns the number of lines so far. */
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
    if (ofRecords) {
      byte[] own = ((RecordBlock) block).fields(lineOfBlock);
      rest.pointTo(own, own.length);
    }
    count++;
    lineOfBlock++;
    return row;
  }
}
