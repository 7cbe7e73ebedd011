package io.dstream.words;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * The state after a batch: one {@link WordState} a partition, made from the state before and the
 * batch's counts, and kept in files where there is a directory for them. Once the batch is done its
 * lineage is cut: it is read from Spark's block or, when an executor took that with it, from the
 * files. Spark's own checkpoint of an RDD would write all of it each time, not what changed.
 */
final class StateRdd extends RDD<WordState> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Begin> begin;
  private final long time;
  private final int partitions;
  private RDD<WordState> before;
  private RDD<WordTable> counts;

  /** The state after the batch at {@code time}, milliseconds, with its {@code counts}. */
  StateRdd(StateRdd before, RDD<WordTable> counts, long time) {
    super(before.sparkContext(), none(), ClassTag$.MODULE$.apply(WordState.class));
    this.begin = before.begin;
    this.partitions = before.partitions;
    this.time = time;
    this.before = before;
    this.counts = counts;
    persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** The state kept in {@code directory} after the batch at {@code time}; 0: before any batch. */
  StateRdd(
      SparkContext context,
      WordState none,
      Optional<StateDirectory> directory,
      int partitions,
      long time) {
    super(context, none(), ClassTag$.MODULE$.apply(WordState.class));
    this.begin =
        context.broadcast(
            new Begin(none, directory.orElse(null)), ClassTag$.MODULE$.apply(Begin.class));
    this.partitions = partitions;
    this.time = time;
  }

  /**
   * What all states of a stream have in common; it would make each task large.
   *
   * @param directory null where nothing is kept
   */
  private record Begin(WordState none, StateDirectory directory) implements Serializable {}

  private static Seq<Dependency<?>> none() {
    return JavaConverters.asScalaBuffer(List.of());
  }

  /** Forgets where it came from: the batch is done. */
  void cut() {
    before.unpersist(false);
    before = null;
    counts = null;
    clearDependencies();
    for (Partition partition : partitions()) { // Spark keeps these
      ((Part) partition).counts = null;
    }
  }

  @Override
  public Seq<Dependency<?>> getDependencies() {
    return before == null
        ? none()
        : JavaConverters.asScalaBuffer(
            List.of(new OneToOneDependency<>(before), new OneToOneDependency<>(counts)));
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] all = new Partition[partitions];
    for (int i = 0; i < partitions; i++) {
      all[i] = before == null ? new Part(i, null) : new Part(i, counts.partitions()[i]);
    }
    return all;
  }

  /** A partition, with that of the counts; null when it is made from none. */
  private static final class Part implements Partition {
    private static final long serialVersionUID = 1L;

    private final int index;
    private Partition counts;

    Part(int index, Partition counts) {
      this.index = index;
      this.counts = counts;
    }

    @Override
    public int index() {
      return index;
    }
  }

  @Override
  public Iterator<WordState> compute(Partition partition, TaskContext context) {
    try {
      WordState state = before == null ? kept(partition.index()) : after((Part) partition, context);
      return JavaConverters.asScalaIterator(List.of(state).iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WordState kept(int partition) throws IOException {
    WordState none = begin.value().none;
    if (time == 0) {
      return none;
    }
    if (begin.value().directory == null) {
      throw new IllegalStateException("the state of partition " + partition + " is lost");
    }
    return none.restored(begin.value().directory.partition(partition), time);
  }

  private WordState after(Part partition, TaskContext context) throws IOException {
    WordTable table = counts.iterator(partition.counts, context).next();
    WordState state = before.iterator(partition, context).next().plus(table, time);
    StateDirectory directory = begin.value().directory;
    if (directory != null) {
      state.save(directory.partition(partition.index), table);
    }
    return state;
  }
}
