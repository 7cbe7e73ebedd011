package io.dstream.sink;

/** The options of one kind of sink; picocli sets the fields. */
public interface SinkOptions {
  /** Returns the name of the sink, as {@code --sink} takes it. */
  String name();

  /** Returns whether the sink retries batches, so that {@code --sink-timeout} has an effect. */
  default boolean triesAgain() {
    return false;
  }

  /**
   * Creates the sink.
   *
   * @throws io.dstream.spec.DstreamException when the options are invalid
   */
  Sink toSink(SinkSettings settings);
}
