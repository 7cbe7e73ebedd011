package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.spec.SourceSet;
import io.dstream.testing.LocalSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random pipelines over random batches, some of them empty: each batch has the rows that Spark's
 * own DStream operations give under a manual clock. A seed makes the same pipeline again.
 */
final class PipelinePropertyTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final int PIPELINES = 30;
  private static final int BATCHES = 10;

  /** Lines such as {@code "k7 3"} as pairs. */
  private static final String PAIRS = "map(l -> (split(l, ' ')[0], int(split(l, ' ')[1])))";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @TempDir private Path directory;

  /** What a stage is in Spark. */
  private interface InSpark {
    JavaPairDStream<String, Integer> of(
        JavaPairDStream<String, Integer> stream, JavaPairDStream<String, Integer> input);
  }

  /**
   * A stage of pairs that gives pairs.
   *
   * @param slide every how many batches it has a result
   */
  private record Part(String text, int slide, InSpark inSpark) {}

  private static Part part(String text, InSpark inSpark) {
    return new Part(text, 1, inSpark);
  }

  private static List<Part> anywhere() {
    return List.of(
        part("filter((k, v) -> v % 3 != 0)", (s, in) -> s.filter(p -> p._2 % 3 != 0)),
        part("mapValues(v -> v + 1)", (s, in) -> s.mapValues(v -> v + 1)),
        part(
            "map((k, v) -> (substring(k, 1, 2), v))",
            (s, in) -> s.mapToPair(p -> StreamOracle.pair(p._1.substring(0, 2), p._2))),
        part(
            "flatMapValues(v -> array(v, v * 2))",
            (s, in) -> s.flatMapValues(v -> List.of(v, v * 2).iterator())),
        part("reduceByKey(_ + _)", (s, in) -> s.reduceByKey(Integer::sum)),
        part("reduceByKey(max, 3)", (s, in) -> s.reduceByKey(Math::max, 3)),
        part(
            "combineByKey(v -> v, (c, v) -> c + v, (c, d) -> c + d)",
            (s, in) ->
                s.combineByKey(
                    v -> v, Integer::sum, Integer::sum, new org.apache.spark.HashPartitioner(2))),
        part(
            "groupByKey() | mapValues(v -> size(v))",
            (s, in) -> s.groupByKey().mapValues(v -> (int) v.spliterator().getExactSizeIfKnown())),
        part("repartition(3)", (s, in) -> s.repartition(3)),
        part("distinct()", (s, in) -> s.transformToPair(rdd -> rdd.distinct())));
  }

  private static List<Part> ofTwo() {
    String input = "(" + SourceSet.ONLY + " | " + PAIRS + ")";
    return List.of(
        part("union" + input, (s, in) -> s.union(in)),
        part(
            "join" + input + " | mapValues(v -> v._1 + v._2)",
            (s, in) -> s.join(in).mapValues(v -> v._1 + v._2)),
        part(
            "leftOuterJoin" + input + " | mapValues(v -> v._1 + coalesce(v._2, 0))",
            (s, in) -> s.leftOuterJoin(in).mapValues(v -> v._1 + v._2.orElse(0))),
        part(
            "fullOuterJoin" + input + " | mapValues(v -> coalesce(v._1, 0) + coalesce(v._2, 0))",
            (s, in) -> s.fullOuterJoin(in).mapValues(v -> v._1.orElse(0) + v._2.orElse(0))),
        part(
            "cogroup" + input + " | mapValues(v -> size(v._1) - size(v._2))",
            (s, in) ->
                s.cogroup(in).mapValues(v -> StreamOracle.size(v._1) - StreamOracle.size(v._2))));
  }

  /**
   * Stages that remember something.
   *
   * @param before every how many batches the stream before them has a result
   */
  private static List<Part> remembering(Random random, int before) {
    int slide = before * (1 + random.nextInt(3));
    int length = random.nextBoolean() ? slide : before * (1 + random.nextInt(6));
    String over = length + "s, " + slide + "s";
    int overlapping = Math.max(length, slide); // Spark's inverse is wrong where windows do not
    String joined = "(" + SourceSet.ONLY + " | " + PAIRS + " | window(3s, " + slide + "s))";
    return List.of(
        new Part(
            "window(" + over + ")",
            slide,
            (s, in) -> s.window(Durations.seconds(length), Durations.seconds(slide))),
        new Part(
            "reduceByKeyAndWindow(_ + _, " + over + ")",
            slide,
            (s, in) ->
                s.reduceByKeyAndWindow(
                    Integer::sum, Durations.seconds(length), Durations.seconds(slide))),
        new Part(
            "map((k, v) -> (k, abs(v) + 1)) | reduceByKeyAndWindow(_ + _, _ - _, "
                + overlapping
                + "s, "
                + slide
                + "s, 2)",
            slide,
            (s, in) ->
                s.mapValues(v -> Math.abs(v) + 1)
                    .reduceByKeyAndWindow(
                        Integer::sum,
                        (a, b) -> a - b,
                        Durations.seconds(overlapping),
                        Durations.seconds(slide),
                        2,
                        p -> p._2 != 0)), // Spark keeps keys that left, with 0
        new Part(
            "window(" + over + ") | join" + joined + " | mapValues(v -> v._1 + v._2)",
            slide,
            (s, in) ->
                s.window(Durations.seconds(length), Durations.seconds(slide))
                    .join(in.window(Durations.seconds(3), Durations.seconds(slide)))
                    .mapValues(v -> v._1 + v._2)),
        part(
            "updateStateByKey((values, n) -> if(size(values) > 3, NULL, coalesce(n, 0) +"
                + " size(values)))",
            (s, in) ->
                s.updateStateByKey(
                    (values, n) ->
                        values.size() > 3
                            ? org.apache.spark.api.java.Optional.empty()
                            : org.apache.spark.api.java.Optional.of(n.orElse(0) + values.size()))));
  }

  static List<Integer> seeds() {
    return IntStream.range(0, PIPELINES).boxed().toList();
  }

  /** Every how many batches they have a result together. */
  private static int slide(List<Part> parts) {
    return parts.stream().mapToInt(Part::slide).max().orElse(1);
  }

  /** A random pipeline. */
  private static List<Part> parts(Random random) {
    List<Part> parts = new ArrayList<>();
    List<Part> first = new ArrayList<>(anywhere());
    Collections.shuffle(first, random);
    parts.addAll(first.subList(0, random.nextInt(3)));
    if (random.nextBoolean()) {
      parts.add(ofTwo().get(random.nextInt(ofTwo().size())));
    }
    for (int remembering = random.nextInt(4); remembering > 0; remembering--) {
      List<Part> all = remembering(random, slide(parts));
      parts.add(all.get(random.nextInt(all.size())));
      parts.add(anywhere().get(1)); // a pipeline that ends with a state has what changed alone
    }
    Collections.shuffle(first, random);
    parts.addAll(first.subList(0, random.nextInt(3)));
    return parts;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyBatchIsThatOfSparksDStreams(int seed) throws InterruptedException {
    Random random = new Random(seed);
    List<Part> parts = parts(random);
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(lines(random));
    }
    int slide = slide(parts);
    String pipeline =
        PAIRS
            + parts.stream().map(part -> " | " + part.text()).collect(Collectors.joining())
            + " | map((k, v) -> concat(k, ' ', v))";
    Map<Long, List<String>> expected =
        StreamOracle.run(
            spark.context(),
            directory,
            batches,
            BATCHES / slide,
            input -> {
              JavaPairDStream<String, Integer> stream = input;
              for (Part part : parts) {
                stream = part.inSpark().of(stream, input);
              }
              return stream.map(p -> p._1 + " " + p._2);
            });
    Operation operation = open(pipeline);
    for (int batch = 1; batch <= BATCHES; batch++) {
      boolean shown = batch % slide == 0;
      List<String> rows =
          PipeRows.of(
              operation.rows(
                  new BatchInput(
                      batch * 1000L,
                      0,
                      shown,
                      Map.of(
                          SourceSet.ONLY,
                          PipeRows.blocks(spark.context(), batches.get(batch - 1))))));
      operation.commit();
      assertThat(rows)
          .as("seed %d, batch %d of %s: %s", seed, batch, batches, pipeline)
          .containsExactlyInAnyOrderElementsOf(expected.getOrDefault(batch * 1000L, List.of()));
    }
  }

  private static Operation open(String pipeline) {
    return new PipePlan(
            COMPILER.compile(
                pipeline, Map.of(SourceSet.ONLY, StreamType.LINES), Duration.ofSeconds(1)),
            Map.of(SourceSet.ONLY, List.of()))
        .open(OperationContext.stateless(spark.context().sc(), 3));
  }

  /** None, a few or many, of few keys. */
  private static List<String> lines(Random random) {
    int keys = 1 + random.nextInt(12);
    return random
        .ints(random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(24), 0, keys)
        .mapToObj(key -> "k" + key + " " + random.nextInt(9))
        .toList();
  }
}
