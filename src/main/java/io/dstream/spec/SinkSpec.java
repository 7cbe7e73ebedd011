package io.dstream.spec;

import java.util.List;

/** What a pipeline says of a sink before anything is started. */
public interface SinkSpec {
  /** The sink in a few words, such as {@code text files in out, format tsv}. */
  String describe();

  /** Where it writes: directories, URLs without passwords; none where that is this process. */
  default List<String> contacts() {
    return List.of();
  }

  /** Whether it takes the records that were skipped; else it takes the results. */
  default boolean takesSkipped() {
    return false;
  }

  /**
   * Refuses to write what the same stream reads.
   *
   * @throws DstreamException wrong usage, when it would
   */
  default void requireNotRead(SourceSet<?> sources) {}

  /** Whether a batch that is written again changes nothing. */
  boolean idempotent();

  /**
   * Looks at the outside world: can the rows of this pipeline be written to it? Changes nothing.
   *
   * @param beginning whether the pipeline begins anew or goes on from a checkpoint
   * @throws DstreamException when they cannot
   */
  void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning);
}
