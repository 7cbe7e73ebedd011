package io.dstream.state;

import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateFiles.Name;
import io.dstream.checkpoint.StateIndex;
import io.dstream.checkpoint.StateIndex.KeptPart;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds which parts of which files make up the states of a range of groups. Follows the files back
 * from the last batch, each of which names the batch before, until all parts that the groups
 * remember are found. A gap in this chain shows that a file is missing.
 */
final class KeptParts {
  private final int first;
  private final List<List<KeptPart>> parts = new ArrayList<>();
  private final List<List<Long>> times = new ArrayList<>();

  private KeptParts(int first, int last) {
    this.first = first;
    for (int group = first; group <= last; group++) {
      parts.add(new ArrayList<>());
      times.add(new ArrayList<>());
    }
  }

  /**
   * Finds the parts of the groups {@code first} to {@code last}, for their states after a batch.
   *
   * @param end the time of that batch, milliseconds
   * @throws DstreamException when a file is missing or damaged
   */
  static KeptParts find(StateKind<?> kind, StateFiles files, int first, int last, long end)
      throws IOException {
    Map<Long, List<Name>> names =
        files.names().stream()
            .collect(Collectors.groupingBy(Name::time, TreeMap::new, Collectors.toList()));
    KeptParts found = new KeptParts(first, last);
    BitSet open = new BitSet();
    open.set(first, last + 1);
    for (long time = end; !open.isEmpty(); ) {
      long before = found.take(names.getOrDefault(time, List.of()), files, open);
      if (before == 0 || isForgotten(before, end, kind.memory())) {
        open.clear();
      }
      time = before;
    }
    return found;
  }

  private static boolean isForgotten(long time, long end, long memory) {
    return memory != Long.MAX_VALUE && time <= end - memory;
  }

  /**
   * Takes the parts of the {@code open} groups from the files of a batch; closes the groups that
   * are complete.
   *
   * @return the time of the batch before
   */
  private long take(List<Name> batch, StateFiles files, BitSet open) throws IOException {
    BitSet lacking = (BitSet) open.clone();
    long before = -1;
    for (Name name : batch) {
      if (open.stream().noneMatch(name::has)) {
        continue;
      }
      StateIndex index = files.index(name);
      for (int group : open.stream().filter(name::has).toArray()) {
        if (!lacking.get(group)) {
          throw new IllegalStateException("group " + group + " is in two files, one is " + name);
        }
        lacking.clear(group);
        if (!name.held()) {
          add(group, index, open);
        }
      }
      before = index.place().before();
    }
    if (!lacking.isEmpty()) {
      throw files.missing();
    }
    return before;
  }

  private void add(int group, StateIndex index, BitSet open) {
    times.get(group - first).add(0, index.time());
    if (index.whole(group).isPresent()) {
      parts.get(group - first).add(0, index.whole(group).get());
      open.clear(group);
    } else {
      index.change(group).ifPresent(part -> parts.get(group - first).add(0, part));
    }
  }

  /** Returns the parts of a group, oldest first: the whole state, if there is one, then changes. */
  List<KeptPart> of(int group) {
    return parts.get(group - first);
  }

  /**
   * Returns the times of the batches of the parts, and of the batches between them, oldest first.
   */
  List<Long> timesOf(int group) {
    return times.get(group - first);
  }
}
