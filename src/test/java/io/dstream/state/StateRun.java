package io.dstream.state;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.checkpoint.StateFiles;
import io.dstream.checkpoint.StateFiles.Name;
import io.dstream.checkpoint.StateFiles.Place;
import io.dstream.checkpoint.StateWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The life of a state in a directory, as Spark's tasks and the driver have it, but here and one
 * task after the other.
 *
 * @param <C> what a batch brings to a group
 */
public final class StateRun<C> {
  private final StateKind<C> kind;
  private final StateFiles files;
  private final KeyGroups groups;
  private final KeptBatches kept;
  private final List<GroupState<C>> states = new ArrayList<>();
  private long time;
  private long number;

  /** Takes up what {@code directory} has of the batch at {@code last}, in so many tasks. */
  public StateRun(StateKind<C> kind, Path directory, int tasks, long last) throws IOException {
    this.kind = kind;
    this.files = files(directory);
    this.groups = new KeyGroups(tasks);
    this.kept = new KeptBatches(kind, files, last);
    this.time = last;
    this.number = last == 0 ? 0 : kept.last(last).number();
    for (int task = 0; task < tasks; task++) {
      int first = groups.first(task);
      int end = groups.last(task);
      if (last == 0) {
        for (int group = first; group <= end; group++) {
          states.add(kind.none(group));
        }
      } else {
        new KeptGroups<>(kind, files, first, end, last).forEachRemaining(states::add);
      }
    }
  }

  /** The files in a directory. */
  public static StateFiles files(Path directory) throws IOException {
    return new StateDirectory(
            directory.toString(), new SerializableConfiguration(new Configuration()))
        .files();
  }

  /** A batch that is computed and then never done: the program ends under it. */
  public void abandoned(Map<Integer, C> brought, long batchTime) throws IOException {
    computed(brought, batchTime);
  }

  /** A batch that is done. */
  public void done(Map<Integer, C> brought, long batchTime) throws IOException {
    List<GroupState<C>> next = computed(brought, batchTime);
    states.clear();
    states.addAll(next);
    time = batchTime;
    number++;
    kept.completed(time, false, groups);
  }

  private List<GroupState<C>> computed(Map<Integer, C> brought, long batchTime) throws IOException {
    List<GroupState<C>> next = new ArrayList<>();
    for (int task = 0; task < groups.tasks(); task++) {
      int first = groups.first(task);
      int last = groups.last(task);
      Iterator<GroupBatch<C>> batches =
          new TreeMap<>(brought)
              .subMap(first, last + 1).entrySet().stream()
                  .map(entry -> new GroupBatch<>(entry.getKey(), entry.getValue()))
                  .iterator();
      try (StateWriter file =
          files.begin(new Name(batchTime, first, last, kind.name()), new Place(time, number + 1))) {
        new GroupSteps<>(
                kind,
                Optional.of(file),
                first,
                last,
                batchTime,
                number + 1,
                states.subList(first, last + 1).iterator(),
                batches)
            .forEachRemaining(next::add);
      }
    }
    return next;
  }

  /** The states of all groups after the last batch that is done. */
  public List<GroupState<C>> states() {
    return List.copyOf(states);
  }
}
