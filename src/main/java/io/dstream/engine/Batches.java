package io.dstream.engine;

/** Arithmetic on batch numbers. */
final class Batches {
  private Batches() {}

  /** Returns {@code x / y} rounded up; {@code y} must be positive. */
  static long ceilDiv(long x, long y) {
    return -Math.floorDiv(-x, y);
  }
}
