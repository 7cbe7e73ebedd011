package io.dstream.state;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Manages the state of a stream from batch to batch, on the driver.
 *
 * @param <C> what a batch brings to a group
 */
public final class GroupStates<C> {
  private final KeyGroups groups;
  private final Optional<KeptBatches> kept;
  private StateRdd<C> state;
  private StateRdd<C> next;
  private volatile long bytes;

  /**
   * Restores the state after the batch at {@code last}.
   *
   * @param directory where the state is kept, if it is kept
   * @param last milliseconds since the epoch; 0 when there is no batch yet
   * @throws io.dstream.spec.DstreamException when its files are missing or damaged
   */
  public GroupStates(
      SparkContext context,
      StateKind<C> kind,
      Optional<StateDirectory> directory,
      KeyGroups groups,
      long last) {
    this.groups = groups;
    try {
      this.kept =
          directory.isPresent()
              ? Optional.of(new KeptBatches(kind, directory.get().files(), last))
              : Optional.empty();
      KeptBatches.Last step =
          last > 0 && kept.isPresent() ? kept.get().last(last) : KeptBatches.Last.NONE;
      this.state = new StateRdd<>(context, kind, directory, groups, last, step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the rows after the batch at {@code time}, computed lazily.
   *
   * @param brought in the order of the groups, partitioned by {@link GroupPartitioner}
   */
  public JavaRDD<RowBlock> after(RDD<GroupBatch<C>> brought, long time) {
    return rows(next(brought, time));
  }

  /** Returns the rows of the states after a batch, computed lazily. */
  public static <C> JavaRDD<RowBlock> rows(JavaRDD<GroupState<C>> states) {
    return Rdds.flatMap(states, new Rows<>(false));
  }

  /**
   * Returns the states after the batch at {@code time}; {@code brought} is as in {@link #after}.
   */
  public JavaRDD<GroupState<C>> next(RDD<GroupBatch<C>> brought, long time) {
    return next(new StateRdd<>(state, brought, time, false));
  }

  /**
   * Returns the states after the batch at {@code time}, in which nothing is due: they do not
   * change.
   *
   * @param nothing an RDD without elements, partitioned as in {@link #after}; its parents are
   *     computed
   */
  public JavaRDD<GroupState<C>> held(RDD<GroupBatch<C>> nothing, long time) {
    return next(new StateRdd<>(state, nothing, time, true));
  }

  private JavaRDD<GroupState<C>> next(StateRdd<C> made) {
    next = made;
    next.bytes().reset();
    return next.toJavaRDD();
  }

  /**
   * Returns {@code rows} as an RDD that also computes the states of the running batch, even if the
   * rows do not depend on them.
   */
  public <R> JavaRDD<R> computedWith(JavaRDD<R> rows) {
    return next == null
        ? rows
        : rows.union(Rdds.mapPartitions(next.toJavaRDD(), new NoRowsOf<C, R>()));
  }

  /** Restores the state before the batch, because the batch has failed. */
  public void abandon() {
    if (next != null) {
      next.unpersist(false);
      next = null;
    }
  }

  /** Commits the state, because the batch is in every sink. */
  public void commit() {
    if (next == null) {
      return;
    }
    next.cut();
    state = next;
    bytes = state.bytes().value();
    next = null;
    try {
      if (kept.isPresent()) {
        kept.get().completed(state.time(), state.isHeld(), groups);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a row for every key in the state after the last batch. */
  public JavaRDD<RowBlock> allRows() {
    return Rdds.flatMap(state.toJavaRDD(), new Rows<>(true));
  }

  /**
   * Returns the approximate size in memory of the state after the last batch, in bytes, if it is in
   * memory; 0 before the first batch of this run.
   */
  public long bytes() {
    return bytes;
  }

  /** Returns the number of keys in the state after the last batch. */
  public long keys() {
    state.persist(StorageLevel.MEMORY_AND_DISK()); // the next batch needs this state
    return Rdds.run(state.toJavaRDD(), new Keys<C>()).stream().mapToLong(Long::longValue).sum();
  }

  private record Rows<C>(boolean all) implements FlatMapFunction<GroupState<C>, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<RowBlock> call(GroupState<C> state) {
      return List.of(all ? state.allRows() : state.rows()).iterator();
    }
  }

  private record NoRowsOf<C, R>() implements FlatMapFunction<Iterator<GroupState<C>>, R> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<R> call(Iterator<GroupState<C>> states) {
      states.forEachRemaining(state -> {});
      return Collections.emptyIterator();
    }
  }

  private record Keys<C>() implements Function<Iterator<GroupState<C>>, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long call(Iterator<GroupState<C>> states) {
      long keys = 0;
      while (states.hasNext()) {
        keys += states.next().keys();
      }
      return keys;
    }
  }
}
