package io.dstream.spec;

/** What a pipeline says of a sink before anything is started. */
public interface SinkSpec {
  /** The sink in a few words, such as {@code text files in out, format tsv}. */
  String describe();

  /** Whether a batch that is written again changes nothing. */
  boolean idempotent();

  /**
   * Looks at the outside world: can the rows of this pipeline be written to it? Changes nothing.
   *
   * @throws DstreamException when they cannot
   */
  void check(PipelineSpec<?, ?> pipeline);
}
