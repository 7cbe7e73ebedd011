package io.dstream.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.rdd.BlockRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.storage.StreamBlockId;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.TraversableOnce;
import scala.math.Ordering;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;

/**
 * What is done with RDDs in every batch. Spark's Java API wraps each function in a Scala closure,
 * whose byte code Spark then reads and whose object it serializes on trial, batch after batch: ten
 * milliseconds and more. The functions here are objects of plain classes, which it takes as they
 * are.
 */
public final class Rdds {
  private Rdds() {}

  private static <T> ClassTag<T> tag() {
    @SuppressWarnings("unchecked") // what Spark's Java API does: an erased type
    ClassTag<T> tag = (ClassTag<T>) (ClassTag<?>) ClassTag$.MODULE$.apply(Object.class);
    return tag;
  }

  /** What {@code function} makes of each element, one after the other. */
  public static <T, R> JavaRDD<R> flatMap(JavaRDD<T> rdd, FlatMapFunction<T, R> function) {
    return rdd.rdd().flatMap(new EachElement<>(function), Rdds.<R>tag()).toJavaRDD();
  }

  /** What {@code function} makes of each partition. */
  public static <T, R> JavaRDD<R> mapPartitions(
      JavaRDD<T> rdd, FlatMapFunction<Iterator<T>, R> function) {
    return rdd.rdd().mapPartitions(new EachPartition<>(function), false, Rdds.<R>tag()).toJavaRDD();
  }

  /** The keys in their order, in one partition, sorted on disk where memory ends. */
  public static <K, V> JavaRDD<Tuple2<K, V>> sorted(
      JavaRDD<Tuple2<K, V>> rdd, Comparator<K> order) {
    return shuffled(rdd, 1).setKeyOrdering(Ordering.comparatorToOrdering(order)).toJavaRDD();
  }

  /** Elements by the number of their partition, from 0; on disk where memory ends. */
  public static <V> JavaRDD<Tuple2<Integer, V>> partitioned(
      JavaRDD<Tuple2<Integer, V>> rdd, int partitions) {
    return shuffled(rdd, partitions).toJavaRDD();
  }

  private static <K, V> ShuffledRDD<K, V, V> shuffled(JavaRDD<Tuple2<K, V>> rdd, int partitions) {
    return new ShuffledRDD<>(
        rdd.rdd(), new HashPartitioner(partitions), Rdds.<K>tag(), Rdds.<V>tag(), Rdds.<V>tag());
  }

  /**
   * Runs a job.
   *
   * @return what {@code function} says of each partition, in their order
   */
  public static <T, R> List<R> run(JavaRDD<T> rdd, Function<Iterator<T>, R> function) {
    Object results = rdd.context().runJob(rdd.rdd(), new PartitionTask<>(function), Rdds.<R>tag());
    @SuppressWarnings("unchecked") // an array of what the function gives
    R[] array = (R[]) results;
    return Arrays.asList(array);
  }

  /** Runs a job that makes every element, and that is all. */
  public static void compute(JavaRDD<?> rdd) {
    run(rdd, new Discard<>());
  }

  /**
   * Stores elements in the block manager of this process, as they are: in memory, or on disk when
   * memory is short.
   *
   * @param stream the id of the stream that they belong to
   * @param number a number that is new in this stream
   */
  public static <T> BlockId store(List<T> elements, int stream, long number, ClassTag<T> type) {
    BlockId id = new StreamBlockId(stream, number);
    SparkEnv.get()
        .blockManager()
        .putIterator(
            id,
            JavaConverters.asScalaIterator(elements.iterator()),
            StorageLevel.MEMORY_AND_DISK(),
            true,
            type);
    return id;
  }

  /** What was stored, a partition a block. */
  public static <T> RDD<T> ofStored(
      JavaSparkContext spark, List<BlockId> blocks, ClassTag<T> type) {
    return new BlockRDD<>(spark.sc(), blocks.toArray(BlockId[]::new), type);
  }

  /** Forgets what was stored. */
  public static void removeStored(List<BlockId> blocks) {
    blocks.forEach(id -> SparkEnv.get().blockManager().removeBlock(id, true));
  }

  private static final class Discard<T> implements Function<Iterator<T>, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call(Iterator<T> elements) {
      elements.forEachRemaining(element -> {});
      return true;
    }
  }

  /** Something that may throw anything, as Spark's functions may. */
  @FunctionalInterface
  private interface Call<R> {
    R call() throws Exception;
  }

  /** Calls it from Scala, where exceptions are not declared. */
  @SuppressWarnings("unchecked") // the cast is gone when it runs: any exception passes
  private static <R, E extends Exception> R undeclared(Call<R> call) throws E {
    try {
      return call.call();
    } catch (Exception e) {
      throw (E) e;
    }
  }

  private static final class EachElement<T, R> extends AbstractFunction1<T, TraversableOnce<R>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final FlatMapFunction<T, R> function;

    EachElement(FlatMapFunction<T, R> function) {
      this.function = function;
    }

    @Override
    public TraversableOnce<R> apply(T element) {
      return JavaConverters.asScalaIterator(undeclared(() -> function.call(element)));
    }
  }

  private static final class EachPartition<T, R>
      extends AbstractFunction1<scala.collection.Iterator<T>, scala.collection.Iterator<R>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final FlatMapFunction<Iterator<T>, R> function;

    EachPartition(FlatMapFunction<Iterator<T>, R> function) {
      this.function = function;
    }

    @Override
    public scala.collection.Iterator<R> apply(scala.collection.Iterator<T> elements) {
      return JavaConverters.asScalaIterator(
          undeclared(() -> function.call(JavaConverters.asJavaIterator(elements))));
    }
  }

  private static final class PartitionTask<T, R>
      extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, R>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Function<Iterator<T>, R> function;

    PartitionTask(Function<Iterator<T>, R> function) {
      this.function = function;
    }

    @Override
    public R apply(TaskContext context, scala.collection.Iterator<T> elements) {
      return undeclared(() -> function.call(JavaConverters.asJavaIterator(elements)));
    }
  }
}
