package io.dstream.spec;

import io.dstream.row.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pipeline says of its computation before anything is started. */
public interface PlanSpec {
  /** The columns of its results. */
  Schema schema();

  /** At which batches there is a result. */
  Cadence cadence();

  /** What it asks the records of a source for, beside their value, in this order. */
  default List<RecordField> fields(String source) {
    return List.of();
  }

  /** Whether a batch's result depends on the batches before it. */
  boolean keepsState();

  /**
   * The options that say what is computed; a checkpoint belongs to these. A flag's value is empty.
   */
  Map<String, String> identity();

  /**
   * The computation step by step, for {@code --explain}.
   *
   * @param batch the batch interval
   */
  List<Step> steps(Duration batch);

  /** What starts over with the program when there is no checkpoint; empty where nothing does. */
  Optional<String> startsOver();

  /** What the use of memory grows with, in words. */
  String memory();

  /** How to make do with less memory, each in a few words, the best first. */
  List<String> lessMemory();

  /**
   * A step.
   *
   * @param name its name in {@code --explain}; a contract with programs
   * @param says what it does, in words
   * @param options the options that say so; a flag's value is empty
   * @param ofMany whether a plan may have several of this name: a list in JSON, {@code stages}
   */
  record Step(String name, String says, Map<String, String> options, boolean ofMany) {
    /** The only one of its name. */
    public Step(String name, String says, Map<String, String> options) {
      this(name, says, options, false);
    }
  }
}
