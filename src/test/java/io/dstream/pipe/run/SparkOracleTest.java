package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Tuple2;

/** Stages that shuffle, over random batches in several partitions: Spark's own operations agree. */
final class SparkOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int BATCHES = 6;

  /** Lines such as {@code "k7 3"} as pairs. */
  private static final String PAIRS = "map(l -> (split(l, ' ')[0], int(split(l, ' ')[1])))";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  /** What a pipeline is in Spark, each row as text. */
  private interface Oracle {
    JavaRDD<String> of(JavaPairRDD<String, Integer> a, JavaPairRDD<String, Integer> b);
  }

  private record Case(String pipeline, Oracle oracle) {
    @Override
    public String toString() {
      return pipeline;
    }
  }

  /** Pipelines over the pairs of the streams a and b. */
  static List<Case> cases() {
    String other = "(b | " + PAIRS + ")";
    String apart = other + " | map((k, v) -> (k, v._1, v._2))";
    return List.of(
        new Case("reduceByKey(_ + _)", (a, b) -> a.reduceByKey(Integer::sum).map(p -> p._1 + p._2)),
        new Case(
            "map((k, v) -> v) | reduce(greatest(_, _))",
            (a, b) ->
                a.mapToPair(p -> new Tuple2<>("", p._2))
                    .reduceByKey(Math::max)
                    .map(p -> "" + p._2)),
        new Case("count()", (a, b) -> spark.context().parallelize(List.of("" + a.count()))),
        new Case(
            "groupByKey() | mapValues(v -> array_sort(v))",
            (a, b) -> a.groupByKey().map(p -> p._1 + json(sorted(p._2)))),
        new Case(
            "countByValue() | map((p, n) -> (p._1, p._2, n))",
            (a, b) ->
                a.mapToPair(p -> new Tuple2<>(p, 1))
                    .reduceByKey(Integer::sum)
                    .map(p -> p._1._1 + p._1._2 + p._2)),
        new Case("distinct()", (a, b) -> a.distinct().map(p -> p._1 + p._2)),
        new Case("repartition(5)", (a, b) -> a.repartition(5).map(p -> p._1 + p._2)),
        new Case("subtract" + other, (a, b) -> a.subtract(b).map(p -> p._1 + p._2)),
        new Case("intersection" + other, (a, b) -> a.intersection(b).map(p -> p._1 + p._2)),
        new Case(
            "combineByKey(v -> (v, 1), (c, v) -> (c._1 + v, c._2 + 1),"
                + " (c, d) -> (c._1 + d._1, c._2 + d._2)) | map((k, c) -> (k, c._1, c._2))",
            (a, b) ->
                a.combineByKey(
                        v -> new int[] {v, 1},
                        (c, v) -> new int[] {c[0] + v, c[1] + 1},
                        (c, d) -> new int[] {c[0] + d[0], c[1] + d[1]})
                    .map(p -> p._1 + p._2[0] + p._2[1])),
        new Case(
            "reduceByKey(avg)",
            (a, b) ->
                a.groupByKey()
                    .map(p -> p._1 + Arrays.stream(sorted(p._2)).average())
                    .map(text -> text.replace("OptionalDouble[", "").replace("]", ""))),
        new Case(
            "reduceByKey(count)",
            (a, b) -> a.mapValues(v -> 1L).reduceByKey(Long::sum).map(p -> p._1 + p._2)),
        new Case("reduceByKey(max)", (a, b) -> a.reduceByKey(Math::max).map(p -> p._1 + p._2)),
        new Case("union" + other, (a, b) -> a.union(b).map(p -> p._1 + p._2)),
        new Case("join" + apart, (a, b) -> a.join(b).map(p -> p._1 + p._2._1 + p._2._2)),
        new Case(
            "leftOuterJoin" + apart,
            (a, b) -> a.leftOuterJoin(b).map(p -> p._1 + p._2._1 + text(p._2._2))),
        new Case(
            "rightOuterJoin" + apart,
            (a, b) -> a.rightOuterJoin(b).map(p -> p._1 + text(p._2._1) + p._2._2)),
        new Case(
            "fullOuterJoin" + apart,
            (a, b) -> a.fullOuterJoin(b).map(p -> p._1 + text(p._2._1) + text(p._2._2))),
        new Case(
            "cogroup" + other + " | map((k, v) -> (k, array_sort(v._1), array_sort(v._2)))",
            (a, b) -> a.cogroup(b).map(p -> p._1 + json(sorted(p._2._1)) + json(sorted(p._2._2)))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyBatchIsWhatSparkMakesOfIt(Case of) {
    Random random = new Random(16);
    boolean two = of.pipeline.contains("(b");
    Map<String, StreamType> sources = new LinkedHashMap<>();
    sources.put("a", StreamType.LINES);
    if (two) {
      sources.put("b", StreamType.LINES);
    }
    Operation operation =
        new PipePlan(
                COMPILER.compile("a | " + PAIRS + " | " + of.pipeline, sources, SECOND),
                Map.of("a", List.of(), "b", List.of()))
            .open(OperationContext.stateless(spark.context().sc(), 3));
    for (int batch = 1; batch <= BATCHES; batch++) {
      List<String> a = lines(random);
      List<String> b = lines(random);
      Map<String, JavaRDD<LineBlock>> blocks = new LinkedHashMap<>();
      blocks.put("a", PipeRows.blocks(spark.context(), a));
      if (two) {
        blocks.put("b", PipeRows.blocks(spark.context(), b));
      }
      assertThat(PipeRows.of(operation.rows(new BatchInput(batch, 0, true, blocks))))
          .as("%s of %s and %s", of, a, b)
          .containsExactlyInAnyOrderElementsOf(of.oracle.of(pairs(a), pairs(b)).collect());
      operation.commit();
    }
  }

  /** None, a few, or many, of few keys or many. */
  private static List<String> lines(Random random) {
    int keys = 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
    return random
        .ints(random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(60), 0, keys)
        .mapToObj(key -> "k" + key + " " + random.nextInt(9))
        .toList();
  }

  private static JavaPairRDD<String, Integer> pairs(List<String> lines) {
    return spark
        .context()
        .parallelize(lines, 2)
        .mapToPair(
            line -> {
              String[] parts = line.split(" ", -1);
              return new Tuple2<>(parts[0], Integer.valueOf(parts[1]));
            });
  }

  private static Object text(Optional<Integer> value) {
    return value.isPresent() ? value.get() : null;
  }

  private static int[] sorted(Iterable<Integer> values) {
    int[] all = StreamSupport.stream(values.spliterator(), false).mapToInt(n -> n).toArray();
    Arrays.sort(all);
    return all;
  }

  private static String json(int[] values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
