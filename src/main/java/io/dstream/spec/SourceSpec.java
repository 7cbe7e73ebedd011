package io.dstream.spec;

/** What a pipeline says of its source before anything is started. */
public interface SourceSpec {
  /** The source as a URI, such as {@code socket://localhost:9999}. */
  String uri();

  /** Whether a receiver occupies a core for as long as the stream runs. */
  boolean usesReceiver();

  /** Whether {@code --max-rate} and {@code --backpressure} can slow it down. */
  boolean limitsRate();

  /** What becomes of a record when things fail. */
  Guarantee guarantee();

  /**
   * Looks at the outside world: is the directory, the file, the topic there?
   *
   * @throws DstreamException when the pipeline cannot work
   */
  void check();
}
