package io.dstream.words;

import io.dstream.state.ChunkSerializer;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.util.TaskCompletionListener;
import org.apache.spark.util.collection.ExternalSorter;
import scala.Option;
import scala.Product2;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.math.Ordering;
import scala.reflect.ClassTag$;

/**
 * The counts of a batch in the order of their groups, made by one task. A single partition needs no
 * shuffle, so a small batch takes one task instead of two stages. Counts that do not fit in one
 * table are sorted as in a shuffle, which spills to disk when memory is short.
 */
final class UnshuffledChunks extends RDD<Tuple2<Integer, PackedWords>> {
  private static final long serialVersionUID = 1L;

  private final CountBlocks countBlocks;
  private RDD<LineBlock> blocks;

  /** Creates an RDD of {@code blocks}, which has one partition, or none and then no counts. */
  UnshuffledChunks(RDD<LineBlock> blocks, CountBlocks countBlocks) {
    super(
        blocks.sparkContext(),
        JavaConverters.asScalaBuffer(List.<Dependency<?>>of(new Whole(blocks))),
        ClassTag$.MODULE$.apply(Tuple2.class));
    this.blocks = blocks;
    this.countBlocks = countBlocks;
  }

  /** The dependency of the only partition on the only parent partition, if there is one. */
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

  /** The only partition. */
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
  public scala.collection.Iterator<Tuple2<Integer, PackedWords>> compute(
      Partition only, TaskContext context) {
    Iterator<LineBlock> all = Collections.emptyIterator();
    for (Partition partition : ((Only) only).of) {
      all = JavaConverters.asJavaIterator(blocks.iterator(partition, context));
    }
    CountBlocks.Chunks chunks = countBlocks.call(all);
    return chunks.inLastTable()
        ? JavaConverters.asScalaIterator(chunks)
        : sorted(JavaConverters.asScalaIterator(chunks), context);
  }

  @SuppressWarnings("unchecked") // Scala's iterators are covariant, and its Int is erased
  private static scala.collection.Iterator<Tuple2<Integer, PackedWords>> sorted(
      scala.collection.Iterator<?> chunks, TaskContext context) {
    ExternalSorter<Integer, PackedWords, PackedWords> sorter =
        new ExternalSorter<>(
            context,
            Option.empty(),
            Option.empty(),
            Option.apply((Ordering<Integer>) (Ordering<?>) Ordering.Int$.MODULE$),
            new ChunkSerializer<>(new WordsCodec()));
    TaskCompletionListener stop = ended -> sorter.stop();
    context.addTaskCompletionListener(stop);
    sorter.insertAll((scala.collection.Iterator<Product2<Integer, PackedWords>>) chunks);
    return (scala.collection.Iterator<Tuple2<Integer, PackedWords>>)
        (scala.collection.Iterator<?>) sorter.iterator();
  }

  @Override
  public void clearDependencies() {
    super.clearDependencies();
    blocks = null;
  }
}
