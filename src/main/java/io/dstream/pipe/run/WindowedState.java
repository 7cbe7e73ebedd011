package io.dstream.pipe.run;

import io.dstream.pipe.keyed.PackedRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs that the batches of a window brought to a key group, oldest batch first. Immutable.
 *
 * @param length the length of the window in milliseconds
 */
record WindowedState(long length, List<Batch> batches) implements PairWindow {
  private static final long serialVersionUID = 1L;

  /** The estimated object overhead in bytes of a batch, and of each of its chunks. */
  private static final long OBJECT_BYTES = 100;

  /** The pairs of the batch at a time in milliseconds. */
  record Batch(long time, BatchRows rows) implements Serializable {}

  WindowedState {
    batches = List.copyOf(batches);
  }

  @Override
  public WindowedState plus(BatchRows brought, long time) {
    List<Batch> kept = new ArrayList<>(idle(time).batches);
    kept.add(new Batch(time, brought));
    return new WindowedState(length, kept);
  }

  @Override
  public WindowedState idle(long time) {
    if (batches.isEmpty() || batches.get(0).time > time - length) {
      return this;
    }
    return new WindowedState(
        length, batches.stream().filter(batch -> batch.time > time - length).toList());
  }

  /** Returns the pairs of all batches. */
  List<PackedRows> chunks() {
    return batches.stream().flatMap(batch -> batch.rows.chunks().stream()).toList();
  }

  @Override
  public long estimatedSize() {
    return batches.stream()
        .flatMap(batch -> batch.rows.chunks().stream())
        .mapToLong(chunk -> OBJECT_BYTES + chunk.estimatedSize())
        .reduce(OBJECT_BYTES * batches.size(), Long::sum);
  }

  /** Returns 0: the number of keys is unknown, as the pairs are not merged. */
  @Override
  public long keys() {
    return 0;
  }
}
