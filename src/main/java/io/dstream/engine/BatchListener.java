package io.dstream.engine;

/** Receives a report of every batch of a running stream. */
@FunctionalInterface
public interface BatchListener {
  /** Receives the report of a batch that is in every sink; the stream's own thread calls it. */
  void completed(BatchReport batch);
}
