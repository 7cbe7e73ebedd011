package io.dstream.generator;

import java.io.Closeable;
import java.util.Optional;

/** Where messages come from, one after another, as bytes. */
public interface MessageSource extends Closeable {
  /**
   * The next message; it may wait for one.
   *
   * @return empty at the end, and after the source was closed
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be read
   */
  Optional<byte[]> next();

  /** Gives up the source; another thread that waits in {@link #next} comes back with no message. */
  @Override
  default void close() {}
}
