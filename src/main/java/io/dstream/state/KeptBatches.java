package io.dstream.state;

import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateFiles.Name;
import io.dstream.checkpoint.StateFiles.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tracks, on the driver, the batches whose files exist, and removes the files that no restart
 * needs.
 */
final class KeptBatches {
  private final StateKind<?> kind;
  private final StateFiles files;
  private final NavigableMap<Long, List<Name>> batches = new TreeMap<>();

  /**
   * Removes the files of batches after {@code last}, which were never completed. These batches may
   * run again with other ranges of groups.
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
   * @param number the number of such batches up to it
   */
  record Last(long time, long number) {
    static final Last NONE = new Last(0, 0);
  }

  /**
   * Returns the last batch in which something was due, up to the batch at {@code time}, whose files
   * must exist.
   */
  Last last(long time) throws IOException {
    if (!batches.containsKey(time)) {
      throw files.missing();
    }
    Name name = batches.get(time).get(0);
    Place place = files.index(name).place();
    return new Last(name.held() ? place.before() : time, place.number());
  }

  /**
   * Records that the batch at {@code time} is in every sink. Until that is logged, the batch may
   * have to run again from the state before it.
   *
   * @param held whether nothing was due in the batch
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

  /**
   * Deletes held batches before {@code time}: batches name the last batch in which something was
   * due.
   */
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

  /**
   * Returns whether the oldest batch is needed neither for the last state nor for the one before.
   */
  private boolean isNeedless() {
    if (kind.writesWhole()) {
      return batches.values().stream().filter(names -> !names.get(0).held()).count()
          > Turns.BATCHES + 1;
    }
    Long before = batches.lowerKey(batches.lastKey());
    return before != null && batches.firstKey() <= before - kind.memory();
  }
}
