package io.dstream.state;

import org.apache.spark.Partitioner;

/** Sends a record, whose key is the number of its group, to the task that owns the group. */
public final class GroupPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final KeyGroups groups;

  public GroupPartitioner(KeyGroups groups) {
    this.groups = groups;
  }

  @Override
  public int numPartitions() {
    return groups.tasks();
  }

  @Override
  public int getPartition(Object group) {
    return groups.task((Integer) group);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupPartitioner that && that.groups.equals(groups);
  }

  @Override
  public int hashCode() {
    return groups.hashCode();
  }
}
