package io.dstream.state;

import java.io.Serializable;

/**
 * Assigns key groups to tasks. There are always {@value #COUNT} groups, so that a checkpoint can be
 * opened with another parallelism. Each task has a contiguous range of groups; the ranges have
 * about the same size. Flink's key groups are also ranges of a hash.
 *
 * @param tasks the number of tasks: 1 to {@value #COUNT}
 */
public record KeyGroups(int tasks) implements Serializable {
  /** The number of groups. It must never change, because checkpoints depend on it. */
  public static final int COUNT = 128;

  public KeyGroups {
    if (tasks < 1 || tasks > COUNT) {
      throw new IllegalArgumentException(tasks + " tasks for " + COUNT + " groups");
    }
  }

  /** Returns key groups with one task per partition, but no more tasks than groups. */
  public static KeyGroups over(int partitions) {
    return new KeyGroups(Math.min(partitions, COUNT));
  }

  /** Returns the first group of a task. */
  public int first(int task) {
    return task * COUNT / tasks;
  }

  /** Returns the last group of a task. */
  public int last(int task) {
    return first(task + 1) - 1;
  }

  /** Returns the task that has a group. */
  public int task(int group) {
    return ((group + 1) * tasks - 1) / COUNT;
  }
}
