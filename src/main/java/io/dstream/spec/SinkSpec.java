package io.dstream.spec;

import java.util.List;

/** Describes a sink of a pipeline before anything is started. */
public interface SinkSpec {
  /** Describes the sink in a few words, such as {@code text files in out, format tsv}. */
  String describe();

  /** The directories or URLs, without passwords, that it writes to; empty for this process. */
  default List<String> contacts() {
    return List.of();
  }

  /** Returns whether it takes the skipped records instead of the results. */
  default boolean takesSkipped() {
    return false;
  }

  /**
   * Rejects a sink that writes to what the same stream reads.
   *
   * @throws DstreamException wrong usage, when it does
   */
  default void requireNotRead(SourceSet<?> sources) {}

  /** Returns whether writing a batch again changes nothing. */
  boolean idempotent();

  /**
   * Checks whether the rows of this pipeline can be written to the sink. Changes nothing.
   *
   * @param beginning whether the pipeline begins anew or continues from a checkpoint
   * @throws DstreamException when they cannot be written
   */
  void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning);
}
