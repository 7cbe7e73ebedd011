package io.dstream.state;

import java.io.Serializable;

/**
 * Which task has which key groups. There are {@value #COUNT} groups, whatever the parallelism, so
 * that a checkpoint is opened with another one; a task has a run of them, about as many as any
 * other task. As Flink's key groups, which are ranges of a hash too.
 *
 * @param tasks how many tasks there are: 1 to {@value #COUNT}
 */
public record KeyGroups(int tasks) implements Serializable {
  /** The number of groups; checkpoints are read by it: it may never change. */
  public static final int COUNT = 128;

  public KeyGroups {
    if (tasks < 1 || tasks > COUNT) {
      throw new IllegalArgumentException(tasks + " tasks for " + COUNT + " groups");
    }
  }

  /** For so many partitions, or for as many as there are groups, if that is less. */
  public static KeyGroups over(int partitions) {
    return new KeyGroups(Math.min(partitions, COUNT));
  }

  /** The first group of a task. */
  public int first(int task) {
    return task * COUNT / tasks;
  }

  /** The last group of a task. */
  public int last(int task) {
    return first(task + 1) - 1;
  }

  /** The task that has a group. */
  public int task(int group) {
    return ((group + 1) * tasks - 1) / COUNT;
  }
}
