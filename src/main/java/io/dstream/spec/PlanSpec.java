package io.dstream.spec;

import io.dstream.row.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes a pipeline's computation before anything is started. */
public interface PlanSpec {
  /** The columns of the results. */
  Schema schema();

  /** The batches at which there is a result. */
  Cadence cadence();

  /**
   * The fields that the plan needs from the records of a source besides their value, in this order.
   */
  default List<RecordField> fields(String source) {
    return List.of();
  }

  /** Returns whether a batch's result depends on the batches before it. */
  boolean keepsState();

  /**
   * The options that define what is computed. A checkpoint belongs to them. A flag's value is
   * empty.
   */
  Map<String, String> identity();

  /**
   * Returns the computation step by step, for {@code --explain}.
   *
   * @param batch the batch interval
   */
  List<Step> steps(Duration batch);

  /**
   * What restarts from scratch with the program when there is no checkpoint; empty when nothing
   * does.
   */
  Optional<String> startsOver();

  /** Describes in words what memory use grows with. */
  String memory();

  /** Lists ways to use less memory, each in a few words, the best first. */
  List<String> lessMemory();

  /**
   * A step.
   *
   * @param name its name in {@code --explain}; a contract with programs
   * @param says what it does, in words
   * @param options the options that define it; a flag's value is empty
   * @param ofMany whether a plan may have several steps of this name; JSON then has a list, such as
   *     {@code stages}
   */
  record Step(String name, String says, Map<String, String> options, boolean ofMany) {
    /** Creates a step whose name is unique in the plan. */
    public Step(String name, String says, Map<String, String> options) {
      this(name, says, options, false);
    }
  }
}
