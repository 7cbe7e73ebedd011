package io.dstream.pipe.run;

import io.dstream.pipe.keyed.BatchValues;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.JoinKind;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.state.SortedChunks;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Tuple2;

/**
 * Joins two streams of pairs by key and applies the narrow stages after the join. The values of one
 * key group at a time are in memory, for both streams. The joined rows are computed on demand.
 *
 * @param left the keys and values of the first stream
 * @param right the keys and values of the second stream
 */
record JoinedRows(Step.Keyed left, Step.Keyed right, JoinKind kind, NarrowChain next)
    implements FlatMapFunction2<
        Iterator<Tuple2<Integer, PackedRows>>, Iterator<Tuple2<Integer, PackedRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  static JoinedRows of(Step.Joined join, NarrowChain next) {
    return new JoinedRows(join.left(), join.right(), join.kind(), next);
  }

  @Override
  public Iterator<InternalRow> call(
      Iterator<Tuple2<Integer, PackedRows>> one, Iterator<Tuple2<Integer, PackedRows>> other) {
    return next.over(new Pairs(new SortedChunks<>(one), new SortedChunks<>(other)));
  }

  private final class Pairs implements Iterator<InternalRow> {
    private final SortedChunks<PackedRows> one;
    private final SortedChunks<PackedRows> other;
    private final GenericInternalRow both = new GenericInternalRow(2);
    private final GenericInternalRow value = new GenericInternalRow(new Object[] {both});
    private final JoinedRow pair = new JoinedRow();
    private Map<UnsafeRow, List<Object>> lefts = Map.of();
    private Map<UnsafeRow, List<Object>> rights = Map.of();
    private Iterator<UnsafeRow> keys = Collections.emptyIterator();
    private UnsafeRow key;
    private List<Object> leftValues = List.of();
    private List<Object> rightValues = List.of();
    private long next;

    Pairs(SortedChunks<PackedRows> one, SortedChunks<PackedRows> other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public boolean hasNext() {
      while (next == rowsOfKey()) {
        if (keys.hasNext()) {
          enterKey(keys.next());
        } else if (one.hasNext() || other.hasNext()) {
          enterGroup();
        } else {
          return false;
        }
      }
      return true;
    }

    private long rowsOfKey() {
      return (long) leftValues.size() * rightValues.size();
    }

    private void enterGroup() {
      int group =
          Math.min(
              one.hasNext() ? one.group() : Integer.MAX_VALUE,
              other.hasNext() ? other.group() : Integer.MAX_VALUE);
      lefts = BatchValues.byKey(one.takeAll(group), left.key(), left.type());
      rights = BatchValues.byKey(other.takeAll(group), right.key(), right.type());
      Set<UnsafeRow> all = new LinkedHashSet<>(lefts.keySet());
      all.addAll(rights.keySet());
      keys = all.iterator();
    }

    private void enterKey(UnsafeRow entered) {
      key = entered;
      next = 0;
      List<Object> ofOne = lefts.getOrDefault(key, List.of());
      List<Object> ofOther = rights.getOrDefault(key, List.of());
      leftValues = kind.lefts(ofOne, ofOther);
      rightValues = kind.rights(ofOne, ofOther);
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      both.update(0, leftValues.get((int) (next / rightValues.size())));
      both.update(1, rightValues.get((int) (next % rightValues.size())));
      next++;
      return pair.apply(key, value);
    }
  }
}
