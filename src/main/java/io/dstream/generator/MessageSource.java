package io.dstream.generator;

import java.io.Closeable;
import java.util.Optional;

/** A sequence of messages as bytes. */
public interface MessageSource extends Closeable {
  /**
   * Returns the next message; may wait for one.
   *
   * @return empty at the end, and after the source was closed
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be read
   */
  Optional<byte[]> next();

  /** Closes the source; a thread that waits in {@link #next} then returns without a message. */
  @Override
  default void close() {}
}
