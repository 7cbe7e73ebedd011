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
 * The state of a stream from batch to batch, on the driver.
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
   * Takes up the state after the batch at {@code last}.
   *
   * @param directory where it is kept, when it is
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
   * The rows after the batch at {@code time}, made when they are asked for.
   *
   * @param brought in the order of the groups, partitioned by {@link GroupPartitioner}
   */
  public JavaRDD<RowBlock> after(RDD<GroupBatch<C>> brought, long time) {
    return rows(next(brought, time));
  }

  /** The rows of states after a batch, made when they are asked for. */
  public static <C> JavaRDD<RowBlock> rows(JavaRDD<GroupState<C>> states) {
    return Rdds.flatMap(states, new Rows<>(false));
  }

  /** The states after the batch at {@code time}, with what it {@code brought} as above. */
  public JavaRDD<GroupState<C>> next(RDD<GroupBatch<C>> brought, long time) {
    return next(new StateRdd<>(state, brought, time, false));
  }

  /**
   * The states after the batch at {@code time}, at which nothing is due: they are what they were.
   *
   * @param nothing none for any group, partitioned as above; what it is made from is computed
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
   * These rows, with which the states of the batch that is under way are computed, whether the rows
   * are made from them or not.
   */
  public <R> JavaRDD<R> computedWith(JavaRDD<R> rows) {
    return next == null
        ? rows
        : rows.union(Rdds.mapPartitions(next.toJavaRDD(), new NoRowsOf<C, R>()));
  }

  /** The batch has failed: the state is that before it. */
  public void abandon() {
    if (next != null) {
      next.unpersist(false);
      next = null;
    }
  }

  /** The batch is in every sink. */
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

  /** A row for every key that is remembered after the last batch. */
  public JavaRDD<RowBlock> allRows() {
    return Rdds.flatMap(state.toJavaRDD(), new Rows<>(true));
  }

  /**
   * Bytes of memory that what is remembered after the last batch takes, about, where it is in
   * memory; 0 before the first batch of this run.
   */
  public long bytes() {
    return bytes;
  }

  /** How many keys are remembered after the last batch. */
  public long keys() {
    state.persist(StorageLevel.MEMORY_AND_DISK()); // the next batch needs what is read for this
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
