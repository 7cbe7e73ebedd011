package io.dstream.engine;

/** Is told of every batch of a running stream. */
@FunctionalInterface
public interface BatchListener {
  /** A batch is in every sink. Called by the stream's own thread: it waits meanwhile. */
  void completed(BatchReport batch);
}
