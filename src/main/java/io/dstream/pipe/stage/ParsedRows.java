package io.dstream.pipe.stage;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Parses text records into rows of columns. It skips lines of only white space, and a byte order
 * mark before a record.
 *
 * @param parse computes the columns, as one struct, from a row whose first column is the text
 * @param fields the number of fields that a record has besides its text
 * @param joined computes the element from the columns and the record, if there are fields
 * @param header the header line, which is not a record; null if there is none
 */
record ParsedRows(RowFunction parse, int fields, RowFunction joined, CsvHeader header)
    implements NarrowStep {
  private static final long serialVersionUID = 1L;

  /** The byte order mark, which some programs write at the start of a file. */
  private static final UTF8String MARK = UTF8String.fromString("\uFEFF");

  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    return new Parsed(rows);
  }

  private final class Parsed implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final CompiledFunction columns = parse.compile();
    private final CompiledFunction element = fields == 0 ? null : joined.compile();
    private final CsvHeader.Matcher names = header == null ? null : header.matcher();
    private final GenericInternalRow text = new GenericInternalRow(1);
    private final JoinedRow both = new JoinedRow();
    private InternalRow ahead;

    Parsed(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && rows.hasNext()) {
        InternalRow row = rows.next();
        InternalRow record = fields == 0 ? row : row.getStruct(0, fields + 1);
        text.update(0, withoutMark(record.getUTF8String(0)));
        if (isRecord(text.getUTF8String(0))) {
          InternalRow parsed = columns.apply(text);
          ahead = fields == 0 ? parsed : element.apply(both.apply(parsed, row));
        }
      }
      return ahead != null;
    }

    private boolean isRecord(UTF8String line) {
      return !isBlank(line) && (names == null || !names.matches(line));
    }

    private static UTF8String withoutMark(UTF8String text) {
      return text.startsWith(MARK)
          ? UTF8String.fromAddress(
              text.getBaseObject(),
              text.getBaseOffset() + MARK.numBytes(),
              text.numBytes() - MARK.numBytes())
          : text;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow row = ahead;
      ahead = null;
      return row;
    }

    /** Returns whether the text is only white space, as Spark's readers define it. */
    private static boolean isBlank(UTF8String text) {
      for (int i = 0; i < text.numBytes(); i++) {
        if (Byte.toUnsignedInt(Platform.getByte(text.getBaseObject(), text.getBaseOffset() + i))
            > ' ') {
          return false;
        }
      }
      return true;
    }
  }
}
