package io.dstream.words;

import io.dstream.text.LineBlock;
import io.dstream.text.WordTable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * The counts of a batch in one table, made by one task: where there is one partition nothing needs
 * to be shuffled, and a small batch costs one task in place of two stages of them.
 */
final class UnshuffledCounts extends RDD<WordTable> {
  private static final long serialVersionUID = 1L;

  private final CountBlocks countBlocks;
  private RDD<LineBlock> blocks;

  /** Of {@code blocks} in one partition, or in none: then the table is empty. */
  UnshuffledCounts(RDD<LineBlock> blocks, CountBlocks countBlocks) {
    super(
        blocks.sparkContext(),
        JavaConverters.asScalaBuffer(List.<Dependency<?>>of(new Whole(blocks))),
        ClassTag$.MODULE$.apply(WordTable.class));
    this.blocks = blocks;
    this.countBlocks = countBlocks;
  }

  /** The one partition is made of the one that there is, if there is one. */
  private static final class Whole extends NarrowDependency<LineBlock> {
    private static final long serialVersionUID = 1L;

    Whole(RDD<LineBlock> blocks) {
      super(blocks);
    }

    @Override
    public Seq<Object> getParents(int partition) {
      return JavaConverters.asScalaBuffer(
          rdd().getNumPartitions() == 0 ? List.of() : List.<Object>of(0));
    }
  }

  /** The one partition. */
  private record Only(List<Partition> of) implements Partition {
    private static final long serialVersionUID = 1L;

    @Override
    public int index() {
      return 0;
    }
  }

  @Override
  public Partition[] getPartitions() {
    return new Partition[] {new Only(List.of(blocks.partitions()))};
  }

  @Override
  public scala.collection.Iterator<WordTable> compute(Partition only, TaskContext context) {
    Iterator<LineBlock> all = Collections.emptyIterator();
    for (Partition partition : ((Only) only).of) {
      all = JavaConverters.asJavaIterator(blocks.iterator(partition, context));
    }
    return JavaConverters.asScalaIterator(List.of(countBlocks.table(all)).iterator());
  }

  @Override
  public void clearDependencies() {
    super.clearDependencies();
    blocks = null;
  }
}
