package io.dstream.sink;

/** The options of one kind of sink; picocli fills its fields in. */
public interface SinkOptions {
  /** The name that {@code --sink} takes. */
  String name();

  /** Whether {@code --sink-timeout} has an effect. */
  default boolean triesAgain() {
    return false;
  }

  /**
   * The sink.
   *
   * @throws io.dstream.spec.DstreamException when the options cannot be
   */
  Sink toSink(SinkSettings settings);
}
