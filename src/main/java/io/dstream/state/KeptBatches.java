package io.dstream.state;

import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateFiles.Name;
import io.dstream.checkpoint.StateFiles.Place;
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

  /**
   * The last batch in which something was due.
   *
   * @param time milliseconds since the epoch; 0 before any batch
   * @param number how many there are up to it
   */
  record Last(long time, long number) {
    static final Last NONE = new Last(0, 0);
  }

  /** The last one up to the batch at {@code time}, whose files must be there. */
  Last last(long time) throws IOException {
    if (!batches.containsKey(time)) {
      throw files.missing();
    }
    Name name = batches.get(time).get(0);
    Place place = files.index(name).place();
    return new Last(name.held() ? place.before() : time, place.number());
  }

  /**
   * The batch at {@code time} is in every sink. It may have to run again all the same, from the
   * state before it, until that is noted.
   *
   * @param held whether nothing was due in it
   */
  void completed(long time, boolean held, KeyGroups groups) throws IOException {
    List<Name> names = new ArrayList<>();
    for (int task = 0; task < groups.tasks(); task++) {
      names.add(Name.of(time, groups.first(task), groups.last(task), kind.name(), held));
    }
    Long before = batches.isEmpty() ? null : batches.lastKey();
    batches.put(time, names);
    forgetHeldBefore(before == null ? time : before);
    while (isNeedless()) {
      delete(batches.pollFirstEntry().getValue());
    }
  }

  /** A batch names the last one in which something was due: those between are not looked for. */
  private void forgetHeldBefore(long time) throws IOException {
    List<List<Name>> held =
        batches.headMap(time).values().stream().filter(names -> names.get(0).held()).toList();
    for (List<Name> names : held) {
      batches.remove(names.get(0).time());
      delete(names);
    }
  }

  private void delete(List<Name> names) throws IOException {
    for (Name name : names) {
      files.delete(name);
    }
  }

  /** Whether no state needs the oldest batch, neither that after the last one nor that before. */
  private boolean isNeedless() {
    if (kind.writesWhole()) {
      return batches.values().stream().filter(names -> !names.get(0).held()).count()
          > Turns.BATCHES + 1;
    }
    Long before = batches.lowerKey(batches.lastKey());
    return before != null && batches.firstKey() <= before - kind.memory();
  }
}
