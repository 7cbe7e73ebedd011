package io.dstream.pipe.stage;

import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.query.ResolvedQuery;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;

/** A step in the execution of a stage. */
public sealed interface Step {
  /** Returns the other streams that the step reads. */
  default List<TypedPipeline> others() {
    return List.of();
  }

  /** Returns whether the step produces elements for a batch that has none. */
  default boolean countsNothing() {
    return false;
  }

  /** Returns whether the step keeps data from batch to batch. */
  default boolean remembers() {
    return false;
  }

  /**
   * Returns the interval between the outputs of the step; empty for one output per batch.
   *
   * @param before the interval between its inputs
   */
  default Optional<Duration> slide(Optional<Duration> before) {
    return before;
  }

  /**
   * Returns one step that applies {@code first} to each row and then does what this step does.
   * Returns empty if the two cannot be combined.
   */
  default Optional<Step> after(RowFunction first) {
    return Optional.empty();
  }

  /**
   * Returns whether keys identify the output pairs: a batch has each key at most once.
   *
   * @param before whether keys identify the input pairs
   */
  default boolean hasKeys(boolean before) {
    return true;
  }

  /**
   * Returns whether the output elements have an order, which results show.
   *
   * @param before whether the input elements have an order
   */
  default boolean ordered(boolean before) {
    return false;
  }

  /**
   * Runs within a partition. Consecutive narrow steps form one {@link NarrowChain}.
   *
   * @param keepsKeys whether an input pair produces at most one output pair, with the same key
   */
  record Narrow(NarrowStep step, boolean keepsKeys) implements Step {
    @Override
    public boolean hasKeys(boolean before) {
      return before && keepsKeys;
    }

    @Override
    public boolean ordered(boolean before) {
      return before;
    }
  }

  /**
   * Merges two streams into one.
   *
   * @param added the other stream
   */
  record Union(TypedPipeline added) implements Step {
    @Override
    public List<TypedPipeline> others() {
      return List.of(added);
    }

    @Override
    public boolean hasKeys(boolean before) {
      return false; // both streams may have the same key
    }
  }

  /** Adds a number to each batch, so that a batch without elements also has one. */
  record Seed(long number) implements Step {
    @Override
    public boolean countsNothing() {
      return true;
    }
  }

  /**
   * Runs a query over the batch.
   *
   * @param stage the stage as written, for error messages
   * @param view the name of the view that the input rows form
   * @param sources the streams of the other views that the query reads, by view name
   */
  record Queried(String stage, String view, ResolvedQuery query, Map<String, TypedPipeline> sources)
      implements Step {
    @Override
    public List<TypedPipeline> others() {
      return List.copyOf(sources.values());
    }

    @Override
    public boolean countsNothing() {
      return query.countsNothing();
    }

    @Override
    public boolean hasKeys(boolean before) {
      return false;
    }

    @Override
    public boolean ordered(boolean before) {
      return query.ordered();
    }
  }

  /**
   * Aggregates by key: combines on the map side, shuffles, and merges.
   *
   * @param tasks the number of reducers that the user requests; 0 to let the engine choose
   */
  record ByKey(Aggregation aggregation, int tasks) implements Step {
    @Override
    public Optional<Step> after(RowFunction first) {
      return aggregation.add() == null
          ? Optional.of(new ByKey(aggregation.after(first), tasks))
          : Optional.empty();
    }
  }

  /**
   * Gathers by key over the batches of a window. The content of each batch is shuffled and kept
   * while the batch is in the window.
   *
   * @param content the content to keep per batch
   * @param slide the interval between results; empty for the interval between inputs
   */
  record Windowed(Content content, Duration length, Optional<Duration> slide) implements Step {
    /** Returns how the values of a key are merged; empty if every pair is kept. */
    public Optional<RowFunction> merge() {
      return content.merge().map(Aggregation::merge);
    }

    @Override
    public Optional<Step> after(RowFunction first) {
      return content
          .merge()
          .map(merge -> new Windowed(Content.merged(merge.after(first)), length, slide));
    }

    @Override
    public boolean remembers() {
      return true;
    }

    @Override
    public Optional<Duration> slide(Optional<Duration> before) {
      return slide.or(() -> before);
    }

    @Override
    public boolean hasKeys(boolean before) {
      return content.merge().isPresent();
    }
  }

  /**
   * The content of a batch that a window keeps: pairs merged by key, or all pairs.
   *
   * @param pairs the pairs, which are all kept; present if {@code merge} is empty
   */
  record Content(Optional<Keyed> pairs, Optional<Aggregation> merge) {
    /** Creates a content of values merged by key. */
    static Content merged(Aggregation merge) {
      return new Content(Optional.empty(), Optional.of(merge));
    }

    /** Creates a content of all pairs. */
    static Content all(Keyed pairs) {
      return new Content(Optional.of(pairs), Optional.empty());
    }
  }

  /**
   * Sorts all elements, or keeps only the first ones in the order.
   *
   * @param columns computes the rows to sort: the columns of {@code order}, and those of the
   *     element
   * @param limit the maximum number of elements to keep, from the first one on
   */
  record Sorted(RowFunction columns, RowOrder order, long limit) implements Step {
    @Override
    public boolean hasKeys(boolean before) {
      return false; // rows that a key identifies have no order but that of their keys
    }

    @Override
    public boolean ordered(boolean before) {
      return true;
    }
  }

  /**
   * Spreads the elements evenly over partitions.
   *
   * @param elements the elements as values, with numbers as keys
   */
  record Repartitioned(Keyed elements, int partitions) implements Step {
    @Override
    public boolean hasKeys(boolean before) {
      return before;
    }
  }

  /**
   * Groups by key: shuffles, and collects all values of each key in an array.
   *
   * @param tasks the number of reducers that the user requests; 0 to let the engine choose
   */
  record Grouped(Keyed values, int tasks) implements Step {}

  /**
   * Joins by key with another stream that has keys of the same type. Both streams are shuffled.
   *
   * @param joined the other stream
   * @param tasks the number of reducers that the user requests; 0 to let the engine choose
   */
  record Joined(Keyed left, Keyed right, TypedPipeline joined, JoinKind kind, int tasks)
      implements Step {
    @Override
    public List<TypedPipeline> others() {
      return List.of(joined);
    }

    @Override
    public boolean hasKeys(boolean before) {
      return kind == JoinKind.COGROUP;
    }
  }

  /**
   * The pairs to gather by key.
   *
   * @param key the key of a row, as one column, so that equal keys have equal bytes
   * @param value the value of a row, as one column of {@code type}
   */
  record Keyed(RowFunction key, RowFunction value, DataType type) implements Serializable {}

  /**
   * Updates a state per key, which is kept from batch to batch.
   *
   * @param tasks the number of reducers that the user requests; 0 to let the engine choose
   */
  record State(StateUpdate update, int tasks) implements Step {
    @Override
    public boolean remembers() {
      return true;
    }
  }

  /**
   * Updates a state per key, which is kept from batch to batch, and outputs an element per value.
   *
   * @param tasks the number of reducers that the user requests; 0 to let the engine choose
   */
  record MapWithState(StateMapping mapping, int tasks) implements Step {
    @Override
    public boolean remembers() {
      return true;
    }

    @Override
    public boolean hasKeys(boolean before) {
      return false;
    }
  }
}
