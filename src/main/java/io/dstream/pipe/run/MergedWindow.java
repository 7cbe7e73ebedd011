package io.dstream.pipe.run;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.PerThread;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.WindowTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a window for one key group, merged by key incrementally. The cost of a batch
 * depends on its keys and on those of the batch that leaves, not on the length of the window.
 * Immutable. It holds the pairs of the window's batches and a table of its keys in memory.
 */
final class MergedWindow implements PairWindow {
  private static final long serialVersionUID = 1L;

  /** The estimated object overhead of a batch in bytes. */
  private static final long OBJECT_BYTES = 100;

  /** The pairs of the batch at a time in milliseconds. Each key occurs once. */
  private record Batch(long time, PackedRows pairs) implements Serializable {}

  private final MergedWindows kind;
  private final int group;

  /** The batches of the previous turn, oldest first, each with its rests. */
  private final List<Batch> older;

  /** The batches of the current turn, oldest first, each with its own pairs. */
  private final List<Batch> newer;

  private final WindowTable table;
  private final long memory; // cached: Spark asks often, and there may be many batches

  private MergedWindow(
      MergedWindows kind, int group, List<Batch> older, List<Batch> newer, WindowTable table) {
    this.kind = kind;
    this.group = group;
    this.older = older;
    this.newer = newer;
    this.table = table;
    this.memory = table.memory() + memory(older) + memory(newer);
  }

  private static long memory(List<Batch> batches) {
    return batches.stream().mapToLong(batch -> OBJECT_BYTES + batch.pairs.estimatedSize()).sum();
  }

  /** Returns an empty window. */
  static MergedWindow none(MergedWindows kind, int group) {
    return new MergedWindow(kind, group, List.of(), List.of(), new WindowTable());
  }

  @Override
  public MergedWindow plus(BatchRows brought, long time) {
    CompiledFunction merge = PerThread.compiled(kind.merge());
    Batch batch = new Batch(time, WindowTable.merged(brought.chunks(), merge));
    MergedWindow next = slid(time, merge);
    List<Batch> batches = new ArrayList<>(next.newer);
    batches.add(batch);
    WindowTable sum = next == this ? table.copy() : next.table;
    sum.add(batch.pairs, merge);
    return new MergedWindow(kind, group, next.older, batches, sum);
  }

  @Override
  public MergedWindow idle(long time) {
    return slid(time, PerThread.compiled(kind.merge()));
  }

  /**
   * Returns the window without the batches that leave: this instance if nothing changes, otherwise
   * one whose table is not shared yet.
   */
  private MergedWindow slid(long time, CompiledFunction merge) {
    if (!newer.isEmpty() && kind.turn(group, newer.get(0).time) != kind.turn(group, time)) {
      return turned(time, merge);
    }
    List<Batch> kept = kept(older, time);
    if (kept.size() == older.size()) {
      return this;
    }
    WindowTable rest = table.copy();
    older.subList(0, older.size() - kept.size()).forEach(batch -> rest.remove(batch.pairs));
    return new MergedWindow(kind, group, kept, newer, rest);
  }

  /** Begins a new turn. Older batches have left, as a turn is as long as the window. */
  private MergedWindow turned(long time, CompiledFunction merge) {
    List<Batch> kept = kept(newer, time);
    WindowTable rest = new WindowTable();
    List<PackedRows> rests = rest.turn(kept.stream().map(Batch::pairs).toList(), merge);
    List<Batch> turned = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      turned.add(new Batch(kept.get(i).time, rests.get(i)));
    }
    return new MergedWindow(kind, group, turned, List.of(), rest);
  }

  private List<Batch> kept(List<Batch> batches, long time) {
    int gone = 0;
    while (gone < batches.size() && batches.get(gone).time <= time - kind.memory()) {
      gone++;
    }
    return gone == 0 ? batches : new ArrayList<>(batches.subList(gone, batches.size()));
  }

  /** Returns the keys of the window and their values. */
  WindowTable table() {
    return table;
  }

  @Override
  public long estimatedSize() {
    return memory;
  }

  @Override
  public long keys() {
    return table.size();
  }
}
