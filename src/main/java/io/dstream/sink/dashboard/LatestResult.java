package io.dstream.sink.dashboard;

import io.dstream.sink.BestRows;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A result on its way from the sink to those who are told that its batch is done. Thread-safe. */
public final class LatestResult {
  private final AtomicReference<Result> result = new AtomicReference<>();

  /**
   * A result.
   *
   * @param rows its best rows
   * @param time its batch time
   */
  public record Result(BestRows rows, Instant time) {}

  /** A batch wrote its result, perhaps once more. */
  public void put(BestRows rows, Instant time) {
    result.set(new Result(rows, time));
  }

  /** The result that was written since this was asked last. */
  public Optional<Result> take() {
    return Optional.ofNullable(result.getAndSet(null));
  }
}
