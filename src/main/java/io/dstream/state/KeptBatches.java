package io.dstream.state;

import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateFiles.Name;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The batches whose files are there, on the driver: it removes those that no restart needs. */
final class KeptBatches {
  private final StateKind<?> kind;
  private final StateFiles files;
  private final NavigableMap<Long, List<Name>> batches = new TreeMap<>();

  /**
   * Removes what batches after {@code last} left behind that never were done; they may run again
   * with other ranges of groups.
   */
  KeptBatches(StateKind<?> kind, StateFiles files, long last) throws IOException {
    this.kind = kind;
    this.files = files;
    files.deleteUnfinished();
    for (Name name : files.names()) {
      if (name.time() > last) {
        files.delete(name);
      } else {
        batches.computeIfAbsent(name.time(), time -> new ArrayList<>()).add(name);
      }
    }
  }

  /** The number of the batch at {@code time}; its files must be there. */
  long number(long time) throws IOException {
    if (!batches.containsKey(time)) {
      throw files.missing();
    }
    return files.index(batches.get(time).get(0)).place().number();
  }

  /**
   * The batch at {@code time} is in every sink. It may have to run again all the same, from the
   * state before it, until that is noted.
   */
  void completed(long time, KeyGroups groups) throws IOException {
    List<Name> names = new ArrayList<>();
    for (int task = 0; task < groups.tasks(); task++) {
      names.add(new Name(time, groups.first(task), groups.last(task), kind.name()));
    }
    batches.put(time, names);
    while (isNeedless()) {
      for (Name name : batches.firstEntry().getValue()) {
        files.delete(name);
      }
      batches.pollFirstEntry();
    }
  }

  /** Whether no state needs the oldest batch, neither that after the last one nor that before. */
  private boolean isNeedless() {
    if (kind.writesWhole()) {
      return batches.size() > Turns.BATCHES + 1;
    }
    Long before = batches.lowerKey(batches.lastKey());
    return before != null && batches.firstKey() <= before - kind.memory();
  }
}
