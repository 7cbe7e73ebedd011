package io.dstream.pipe.run;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.PerThread;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.WindowTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of the keys of a group in a window, merged by key, incrementally: a batch costs the
 * keys that it brings and those of the batch that leaves, however long the window is. Immutable.
 * Memory: what the window's batches brought, and a table of its keys.
 */
final class MergedWindow implements PairWindow {
  private static final long serialVersionUID = 1L;

  /** Bytes of the objects around what a batch brought. */
  private static final long OBJECT_BYTES = 100;

  /** The pairs of the batch at a time, milliseconds: no key is twice. */
  private record Batch(long time, PackedRows pairs) implements Serializable {}

  private final MergedWindows kind;
  private final int group;

  /** Those of the turn before, the oldest first, each with its rests. */
  private final List<Batch> older;

  /** Those of this turn, the oldest first, each with what it brought. */
  private final List<Batch> newer;

  private final WindowTable table;
  private final long memory; // Spark asks often, and there may be many batches

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

  /** A window with nothing in it. */
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

  /** Without the batches that leave; this one, or one whose table nobody else has seen. */
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

  /** A turn is as long as the window: what was older has left. */
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

  /** The keys of the window and their values. */
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
