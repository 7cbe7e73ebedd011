package io.dstream.state;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.Serializer;
import scala.Tuple2;
import scala.math.Ordering;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Shuffles by key group. A task receives its groups one after the other: Spark's {@code
 * ExternalSorter} sorts them, and spills to disk when memory is short.
 */
public final class GroupShuffle {
  private GroupShuffle() {}

  /** Returns the records, each under the number of its group, in the order of the groups. */
  public static <V> JavaRDD<Tuple2<Integer, V>> sorted(
      JavaRDD<Tuple2<Integer, V>> records, KeyGroups groups, Serializer serializer) {
    ClassTag<Integer> key = ClassTag$.MODULE$.apply(Integer.class);
    @SuppressWarnings("unchecked") // an erased type, as in Spark's Java API
    ClassTag<V> value = (ClassTag<V>) (ClassTag<?>) ClassTag$.MODULE$.apply(Object.class);
    @SuppressWarnings("unchecked") // Scala's Int is erased
    Ordering<Integer> order = (Ordering<Integer>) (Ordering<?>) Ordering.Int$.MODULE$;
    return new ShuffledRDD<Integer, V, V>(
            records.rdd(), new GroupPartitioner(groups), key, value, value)
        .setKeyOrdering(order)
        .setSerializer(serializer)
        .toJavaRDD();
  }
}
