package io.dstream.state;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateWriter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * The state after a batch: one {@link GroupState} per key group, in the order of the groups of a
 * task. The states are computed one at a time from the state before and what the batch brought, and
 * are written to files if there is a directory for them. When the batch is done, the lineage of its
 * state is cut. The state is then read from Spark's blocks, which spill to disk when memory is
 * short, or from the files if an executor was lost with its blocks. Spark's own RDD checkpoint
 * would write the whole state each time, not only the changes.
 *
 * @param <C> what a batch brings to a group
 */
final class StateRdd<C> extends RDD<GroupState<C>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Begin<C>> begin;
  private final LongAccumulator bytes;
  private final long time;
  private final long number;
  private final boolean held;
  private final long stepped;
  private RDD<GroupState<C>> before;
  private long steppedBefore;
  private RDD<GroupBatch<C>> brought;

  /**
   * Creates the state after the batch at {@code time}, milliseconds.
   *
   * @param brought in the order of the groups, partitioned as the state is
   * @param held whether nothing was due in the batch, which brought nothing: the states do not
   *     change
   */
  StateRdd(StateRdd<C> before, RDD<GroupBatch<C>> brought, long time, boolean held) {
    super(before.sparkContext(), none(), ClassTag$.MODULE$.apply(GroupState.class));
    this.begin = before.begin;
    this.bytes = before.bytes;
    this.time = time;
    this.number = held ? before.number : before.number + 1;
    this.held = held;
    this.stepped = held ? before.stepped : time;
    this.before = before;
    this.steppedBefore = before.stepped;
    this.brought = brought;
    persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * Creates the state stored in {@code directory} after the batch at {@code time}; 0 means before
   * any batch.
   *
   * @param last the last batch that was not held: the batch at {@code time} or an earlier one
   */
  StateRdd(
      SparkContext context,
      StateKind<C> kind,
      Optional<StateDirectory> directory,
      KeyGroups groups,
      long time,
      KeptBatches.Last last) {
    super(context, none(), ClassTag$.MODULE$.apply(GroupState.class));
    this.begin =
        context.broadcast(
            new Begin<>(kind, directory.orElse(null), groups),
            ClassTag$.MODULE$.apply(Begin.class));
    this.bytes = context.longAccumulator();
    this.time = time;
    this.number = last.number();
    this.held = last.time() != time;
    this.stepped = last.time();
  }

  /**
   * What all states of a stream have in common. It is broadcast, to keep tasks small.
   *
   * @param directory null if nothing is kept
   */
  private record Begin<C>(StateKind<C> kind, StateDirectory directory, KeyGroups groups)
      implements Serializable {}

  private static Seq<Dependency<?>> none() {
    return JavaConverters.asScalaBuffer(List.of());
  }

  long time() {
    return time;
  }

  /** Returns whether nothing was due in its batch. */
  boolean isHeld() {
    return held;
  }

  /**
   * Returns the accumulator of the size in memory of each state, in bytes, which all batches of
   * this stream share. States of a task that runs twice are counted twice.
   */
  LongAccumulator bytes() {
    return bytes;
  }

  /** Cuts the lineage, because the batch is done. */
  void cut() {
    before.unpersist(false);
    before = null;
    brought = null;
    clearDependencies();
    for (Partition partition : partitions()) { // Spark keeps the partitions
      ((Part) partition).brought = null;
    }
  }

  @Override
  public Seq<Dependency<?>> getDependencies() {
    return before == null
        ? none()
        : JavaConverters.asScalaBuffer(
            List.of(new OneToOneDependency<>(before), new OneToOneDependency<>(brought)));
  }

  @Override
  public Partition[] getPartitions() {
    return IntStream.range(0, begin.value().groups.tasks())
        .mapToObj(task -> new Part(task, before == null ? null : brought.partitions()[task]))
        .toArray(Partition[]::new);
  }

  /** A partition, with the partition of what the batch brought; null if there are no parents. */
  private static final class Part implements Partition {
    private static final long serialVersionUID = 1L;

    private final int index;
    private Partition brought;

    Part(int index, Partition brought) {
      this.index = index;
      this.brought = brought;
    }

    @Override
    public int index() {
      return index;
    }
  }

  @Override
  public scala.collection.Iterator<GroupState<C>> compute(Partition part, TaskContext context) {
    try {
      return JavaConverters.asScalaIterator(
          before == null ? kept(part.index()) : after((Part) part, context));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Iterator<GroupState<C>> kept(int task) throws IOException {
    Begin<C> common = begin.value();
    int first = common.groups.first(task);
    int last = common.groups.last(task);
    if (time == 0) {
      return IntStream.rangeClosed(first, last).mapToObj(common.kind::none).iterator();
    }
    if (common.directory == null) {
      throw new IllegalStateException("the state of groups " + first + " to " + last + " is lost");
    }
    return new KeptGroups<>(common.kind, common.directory.files(), first, last, time);
  }

  private Iterator<GroupState<C>> after(Part part, TaskContext context) throws IOException {
    Begin<C> common = begin.value();
    Iterator<GroupState<C>> states = JavaConverters.asJavaIterator(before.iterator(part, context));
    Iterator<GroupBatch<C>> changes =
        JavaConverters.asJavaIterator(brought.iterator(part.brought, context));
    int first = common.groups.first(part.index);
    int last = common.groups.last(part.index);
    Optional<StateWriter> file = Optional.empty();
    if (common.directory != null) {
      file = Optional.of(begin(common, first, last));
    }
    Iterator<GroupState<C>> steps =
        held
            ? new HeldGroups<>(file, states, changes)
            : new GroupSteps<>(common.kind, file, first, last, time, number, states, changes);
    file.ifPresent(f -> context.addTaskCompletionListener(new FinishFile(steps, f)));
    return new Weighed<>(steps, bytes);
  }

  private record Weighed<C>(Iterator<GroupState<C>> states, LongAccumulator bytes)
      implements Iterator<GroupState<C>> {
    @Override
    public boolean hasNext() {
      return states.hasNext();
    }

    @Override
    public GroupState<C> next() {
      GroupState<C> state = states.next();
      bytes.add(state.estimatedSize());
      return state;
    }
  }

  private StateWriter begin(Begin<C> common, int first, int last) throws IOException {
    return common
        .directory
        .files()
        .begin(
            StateFiles.Name.of(time, first, last, common.kind.name(), held),
            new StateFiles.Place(steppedBefore, number));
  }
}
