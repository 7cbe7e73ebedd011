package io.dstream.engine;

/** Arithmetic of batch numbers. */
final class Batches {
  private Batches() {}

  /** The least whole number that is not below {@code x / y}; {@code y} above zero. */
  static long ceilDiv(long x, long y) {
    return -Math.floorDiv(-x, y);
  }
}
