package io.dstream.pipe.stage;

import io.dstream.pipe.function.TextBytes;
import io.dstream.text.BytePlaces;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.StringSplit;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Splits a text at each occurrence of one character and produces a row per part. It computes {@code
 * flatMap(line -> split(line, ' '))} without an array and without a Java String per part. Parts are
 * views of the text's bytes. Like Spark's {@code split}, it keeps empty parts. A null text has no
 * parts.
 *
 * @param column the index of the text's column
 * @param at the character, below 128, so that it is not part of another character in UTF-8
 */
record SplitRows(int column, byte at) implements NarrowStep {
  private static final long serialVersionUID = 1L;

  /** Characters that have a special meaning in a regular expression. */
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  /** Returns this step if {@code array} is a call of {@code split} at one character. */
  static Optional<NarrowStep> of(Expression array) {
    if (array instanceof StringSplit split
        && split.str() instanceof BoundReference text
        && split.limit() instanceof Literal limit
        && limit.value() instanceof Integer parts
        && parts <= 0
        && split.regex() instanceof Literal regex
        && regex.dataType().equals(DataTypes.StringType)
        && regex.value() != null) {
      return character(regex.value().toString()).map(at -> new SplitRows(text.ordinal(), at));
    }
    return Optional.empty();
  }

  /** Returns the character that a regular expression matches, if it matches exactly one. */
  private static Optional<Byte> character(String regex) {
    boolean escaped = regex.length() == 2 && regex.charAt(0) == '\\';
    if (regex.length() != (escaped ? 2 : 1)) {
      return Optional.empty();
    }
    char at = regex.charAt(regex.length() - 1);
    boolean plain = at < 128 && SPECIAL.indexOf(at) < 0;
    boolean literal = escaped ? SPECIAL.indexOf(at) >= 0 : plain;
    return literal ? Optional.of((byte) at) : Optional.empty();
  }

  @Override
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    return new Parts(rows);
  }

  private final class Parts implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final GenericInternalRow part = new GenericInternalRow(1);
    private final BytePlaces places = new BytePlaces(at);
    private byte[] bytes;
    private int next;
    private int end;
    private boolean more;

    Parts(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (!more && rows.hasNext()) {
        InternalRow row = rows.next();
        if (!row.isNullAt(column)) {
          begin(row.getUTF8String(column));
        }
      }
      return more;
    }

    private void begin(UTF8String text) {
      bytes = TextBytes.array(text);
      next = TextBytes.from(text);
      end = next + text.numBytes();
      places.begin(bytes, next, end);
      more = true;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int from = next;
      int to = places.next();
      more = to < end;
      next = to + 1;
      part.update(0, UTF8String.fromBytes(bytes, from, to - from));
      return part;
    }
  }
}
