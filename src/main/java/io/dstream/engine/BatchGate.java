package io.dstream.engine;

import java.util.OptionalLong;

/**
 * Decides whether a batch may write: none after the last one asked for, and none after one that
 * failed, so that its records stay unread and are read again. Thread-safe.
 */
final class BatchGate {
  private final OptionalLong last;
  private boolean failed;

  /** Closes after batch number {@code last}, from 1. */
  BatchGate(OptionalLong last) {
    this.last = last;
  }

  synchronized boolean admits(long batchNumber) {
    return !failed && (last.isEmpty() || batchNumber <= last.getAsLong());
  }

  synchronized void close() {
    failed = true;
  }

  /** The number of the last batch that may write, where there is one. */
  OptionalLong last() {
    return last;
  }
}
