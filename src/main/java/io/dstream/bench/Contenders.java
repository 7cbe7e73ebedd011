package io.dstream.bench;

/** Contenders that run a stream, by the names that cases give them. */
final class Contenders {
  private Contenders() {}

  static StreamPlan.Contender named(String name) {
    return name.equals(BenchCase.TEXTBOOK)
        ? StreamPlan.Contender.TEXTBOOK
        : StreamPlan.Contender.DSTREAM;
  }
}
