package io.dstream.spec;

/** What a pipeline says of a sink before anything is started. */
public interface SinkSpec {
  /** The sink in a few words, such as {@code text files in out, format tsv}. */
  String describe();

  /** Whether a batch that is written again changes nothing. */
  boolean idempotent();

  /**
   * Looks at the outside world: can it be written to?
   *
   * @throws DstreamException when it cannot
   */
  void check();
}
