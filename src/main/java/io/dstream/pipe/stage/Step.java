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

/** How a stage runs. */
public sealed interface Step {
  /** The other streams that it takes in. */
  default List<TypedPipeline> others() {
    return List.of();
  }

  /** Whether it makes elements of a batch without any. */
  default boolean countsNothing() {
    return false;
  }

  /** Whether it remembers something from batch to batch. */
  default boolean remembers() {
    return false;
  }

  /**
   * How far what comes out of it is apart; empty for each batch.
   *
   * @param before how far what comes in is
   */
  default Optional<Duration> slide(Optional<Duration> before) {
    return before;
  }

  /**
   * The same step of rows of which {@code first} makes those that come in now; empty where it
   * cannot be one.
   */
  default Optional<Step> after(RowFunction first) {
    return Optional.empty();
  }

  /**
   * Whether its pairs are known by their keys: a key is in a batch once at most.
   *
   * @param before whether those are that come in
   */
  default boolean hasKeys(boolean before) {
    return true;
  }

  /**
   * Whether the elements have an order, which results show.
   *
   * @param before whether those have that come in
   */
  default boolean ordered(boolean before) {
    return false;
  }

  /**
   * Within a partition; steps in a row are one {@link NarrowChain}.
   *
   * @param keepsKeys whether a pair that comes out has the key of one that came in, once at most
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
   * Two streams become one.
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
      return false; // both may have the same one
    }
  }

  /** A number is added to each batch, so that there is one in a batch without elements too. */
  record Seed(long number) implements Step {
    @Override
    public boolean countsNothing() {
      return true;
    }
  }

  /**
   * A query over the batch.
   *
   * @param stage the stage as it is written, which a failure names
   * @param view the view whose columns the rows that come in have
   * @param sources the other views that it reads, by name
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
   * By key: combined on the map side, shuffled, merged.
   *
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
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
   * By key, over the batches of a window: what each brings is shuffled and kept as long as it
   * counts.
   *
   * @param content what is kept of a batch
   * @param slide how far results are apart; empty where they are as what comes in
   */
  record Windowed(Content content, Duration length, Optional<Duration> slide) implements Step {
    /** How values of a key are merged; empty where every pair counts. */
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
   * What is kept of a batch in a window: pairs, merged by key or all of them.
   *
   * @param pairs every pair is kept, where {@code merge} is empty
   */
  record Content(Optional<Keyed> pairs, Optional<Aggregation> merge) {
    /** Values merged by key. */
    static Content merged(Aggregation merge) {
      return new Content(Optional.empty(), Optional.of(merge));
    }

    /** Every pair. */
    static Content all(Keyed pairs) {
      return new Content(Optional.of(pairs), Optional.empty());
    }
  }

  /**
   * All elements in one order, or the first ones of them.
   *
   * @param columns what is ordered: the columns that {@code order} goes by, and those of the
   *     element
   * @param limit how many of the first ones are kept
   */
  record Sorted(RowFunction columns, RowOrder order, long limit) implements Step {
    @Override
    public boolean hasKeys(boolean before) {
      return false; // rows that are known by a key have no order but that of their keys
    }

    @Override
    public boolean ordered(boolean before) {
      return true;
    }
  }

  /**
   * The elements spread evenly.
   *
   * @param elements the elements as values under numbers
   */
  record Repartitioned(Keyed elements, int partitions) implements Step {
    @Override
    public boolean hasKeys(boolean before) {
      return before;
    }
  }

  /**
   * By key: shuffled, and all values of each key in an array.
   *
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
   */
  record Grouped(Keyed values, int tasks) implements Step {}

  /**
   * By key, with another stream, whose keys are of the same type: both shuffled, and joined.
   *
   * @param joined the other stream
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
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
   * Pairs as they are gathered by key.
   *
   * @param key the key of a row, as one column, so that equal keys have equal bytes
   * @param value its value, as one column of {@code type}
   */
  record Keyed(RowFunction key, RowFunction value, DataType type) implements Serializable {}

  /**
   * By key, with a state that is kept from batch to batch.
   *
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
   */
  record State(StateUpdate update, int tasks) implements Step {
    @Override
    public boolean remembers() {
      return true;
    }
  }

  /**
   * By key, with a state that is kept from batch to batch, and an element for each value.
   *
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
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
