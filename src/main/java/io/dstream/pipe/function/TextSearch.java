package io.dstream.pipe.function;

import java.nio.ByteOrder;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Contains;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Searches for a text in other texts, eight bytes at a time, by its first two bytes. Spark's own
 * {@code contains} compares single bytes: it took 125 ns for 75 bytes of lower case words, this one
 * 50 ns, measured one after the other under other load.
 */
public final class TextSearch {
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final boolean LITTLE_ENDIAN =
      ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);

  private TextSearch() {}

  /** Returns a faster expression if this one searches for a constant text; otherwise itself. */
  static Expression faster(Expression expression) {
    if (expression instanceof Contains contains
        && contains.right() instanceof Literal sought
        && sought.value() != null
        && sought.dataType() instanceof StringType) {
      return new StaticInvoke(
          TextSearch.class,
          DataTypes.BooleanType,
          "contains",
          Trees.seq(List.of(contains.left(), sought)),
          Trees.none(),
          true,
          false,
          true);
    }
    return expression;
  }

  /** Returns whether {@code text} contains {@code sought}, like {@link UTF8String#contains}. */
  public static boolean contains(UTF8String text, UTF8String sought) {
    int size = sought.numBytes();
    if (size == 0 || !LITTLE_ENDIAN) {
      return text.contains(sought);
    }
    Object base = text.getBaseObject();
    long at = text.getBaseOffset();
    long last = at + text.numBytes() - size; // the last possible start
    int second = Math.min(1, size - 1);
    long first = pattern(sought, 0);
    long next = pattern(sought, second);
    for (; at + second + Long.BYTES <= last + size; at += Long.BYTES) {
      long found =
          equal(Platform.getLong(base, at), first)
              & equal(Platform.getLong(base, at + second), next);
      for (; found != 0; found &= found - 1) {
        long place = at + (Long.numberOfTrailingZeros(found) >> 3);
        if (place <= last && isAt(base, place, sought)) {
          return true;
        }
      }
    }
    for (; at <= last; at++) {
      if (isAt(base, at, sought)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a word that repeats a byte of the text eight times. */
  private static long pattern(UTF8String sought, int index) {
    return (Platform.getByte(sought.getBaseObject(), sought.getBaseOffset() + index) & 0xFF)
        * LOW_BITS;
  }

  /**
   * Returns the highest bit of each byte that equals the pattern. The bit of a byte above a match
   * may be set too.
   */
  private static long equal(long bytes, long pattern) {
    long differing = bytes ^ pattern;
    return differing - LOW_BITS & ~differing & HIGH_BITS;
  }

  private static boolean isAt(Object base, long place, UTF8String sought) {
    Object other = sought.getBaseObject();
    long from = sought.getBaseOffset();
    for (int i = 0; i < sought.numBytes(); i++) {
      if (Platform.getByte(base, place + i) != Platform.getByte(other, from + i)) {
        return false;
      }
    }
    return true;
  }
}
