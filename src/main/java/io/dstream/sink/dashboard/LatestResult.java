package io.dstream.sink.dashboard;

import io.dstream.sink.BestRows;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hands a result from the sink to the code that runs when its batch is done. Thread-safe. */
public final class LatestResult {
  private final AtomicReference<Result> result = new AtomicReference<>();

  /**
   * A result.
   *
   * @param rows the best rows of the result
   * @param time the batch time
   */
  public record Result(BestRows rows, Instant time) {}

  /** Stores the result of a batch; a batch that is written again replaces its result. */
  public void put(BestRows rows, Instant time) {
    result.set(new Result(rows, time));
  }

  /** Returns the result that was stored since the last call and removes it; empty for none. */
  public Optional<Result> take() {
    return Optional.ofNullable(result.getAndSet(null));
  }
}
