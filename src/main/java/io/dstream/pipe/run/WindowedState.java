package io.dstream.pipe.run;

import io.dstream.pipe.keyed.PackedRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the batches of a window brought to a key group, the oldest first. Immutable.
 *
 * @param length of the window, milliseconds
 */
record WindowedState(long length, List<Batch> batches) implements PairWindow {
  private static final long serialVersionUID = 1L;

  /** Bytes of the objects around what a batch brought, and around each chunk of it. */
  private static final long OBJECT_BYTES = 100;

  /** What the batch at a time, milliseconds, brought. */
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

  /** The pairs of all its batches. */
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

  /** Not known: what it has is not merged. */
  @Override
  public long keys() {
    return 0;
  }
}
