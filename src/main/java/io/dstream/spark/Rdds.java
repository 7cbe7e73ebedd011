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
 * RDD operations that run in every batch. Spark's Java API wraps each function in a Scala closure.
 * In every batch, Spark reads the byte code of each closure and serializes it as a test, which
 * takes ten milliseconds or more. The functions here are objects of plain classes, which Spark uses
 * as they are.
 */
public final class Rdds {
  private Rdds() {}

  private static <T> ClassTag<T> tag() {
    @SuppressWarnings("unchecked") // an erased type, as in Spark's Java API
    ClassTag<T> tag = (ClassTag<T>) (ClassTag<?>) ClassTag$.MODULE$.apply(Object.class);
    return tag;
  }

  /** Applies {@code function} to each element, one after the other. */
  public static <T, R> JavaRDD<R> flatMap(JavaRDD<T> rdd, FlatMapFunction<T, R> function) {
    return rdd.rdd().flatMap(new EachElement<>(function), Rdds.<R>tag()).toJavaRDD();
  }

  /** Applies {@code function} to each partition. */
  public static <T, R> JavaRDD<R> mapPartitions(
      JavaRDD<T> rdd, FlatMapFunction<Iterator<T>, R> function) {
    return rdd.rdd().mapPartitions(new EachPartition<>(function), false, Rdds.<R>tag()).toJavaRDD();
  }

  /** Sorts by key into one partition; spills to disk when memory is short. */
  public static <K, V> JavaRDD<Tuple2<K, V>> sorted(
      JavaRDD<Tuple2<K, V>> rdd, Comparator<K> order) {
    return shuffled(rdd, 1).setKeyOrdering(Ordering.comparatorToOrdering(order)).toJavaRDD();
  }

  /**
   * Partitions elements by the number of their partition, from 0; spills to disk when memory is
   * short.
   */
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
   * @return the result of {@code function} for each partition, in their order
   */
  public static <T, R> List<R> run(JavaRDD<T> rdd, Function<Iterator<T>, R> function) {
    Object results = rdd.context().runJob(rdd.rdd(), new PartitionTask<>(function), Rdds.<R>tag());
    @SuppressWarnings("unchecked") // an array of the function's results
    R[] array = (R[]) results;
    return Arrays.asList(array);
  }

  /** Runs a job that computes every element and returns nothing. */
  public static void compute(JavaRDD<?> rdd) {
    run(rdd, new Discard<>());
  }

  /**
   * Stores elements in the block manager of this process, not serialized, in memory or on disk when
   * memory is short.
   *
   * @param stream the id of the stream that they belong to
   * @param number a number that is not used yet in this stream
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

  /** Returns the stored elements, one partition per block. */
  public static <T> RDD<T> ofStored(
      JavaSparkContext spark, List<BlockId> blocks, ClassTag<T> type) {
    return new BlockRDD<>(spark.sc(), blocks.toArray(BlockId[]::new), type);
  }

  /** Removes stored blocks. */
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

  /** A call that may throw any exception, as Spark's functions may. */
  @FunctionalInterface
  private interface Call<R> {
    R call() throws Exception;
  }

  /** Makes a call from Scala, where exceptions are not declared. */
  @SuppressWarnings("unchecked") // the cast is erased at run time: any exception passes
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
