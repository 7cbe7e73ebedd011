package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.util.List;

/** Rejects figures of a contender that counted wrong. */
final class Checks {
  private Checks() {}

  static void requireSame(Tally expected, Tally counted) {
    if (!expected.equals(counted)) {
      throw DstreamException.failed(
          "a contender counted wrong: " + counted + " and not " + expected, null);
    }
  }

  static void requireSame(Tally expected, List<Batch> batches) {
    requireSame(expected, batches.stream().map(Batch::tally).reduce(Tally.NOTHING, Tally::plus));
  }
}
