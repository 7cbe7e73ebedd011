package io.dstream.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.CombineTable;
import io.dstream.pipe.keyed.GroupRows;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.row.LineRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.spark.Rdds;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.junit.jupiter.api.Test;

/** Functions that are resolved here and run in tasks of Spark, to which they go as bytes. */
final class ShippedPipelineTest {
  private static final String COUNT =
      "flatMap(line -> split(line, ' ')) | filter(w -> length(w) > 1) | map(w -> (upper(w), 1))"
          + " | reduceByKey(_ + _)";

  @Test
  void functionsGoToTasks() {
    TypedPipeline.Phase phase =
        new PipelineCompiler().compile(COUNT, StreamType.LINES).phases().get(0);
    Aggregation sum = ((Step.ByKey) phase.end().orElseThrow().step()).aggregation();
    CombineTable table = sum.newTable();
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local[2]")
            .setAppName("pipe")
            .set("spark.ui.enabled", "false");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      JavaRDD<LineBlock> lines =
          spark.parallelize(List.of(block("to be or\nnot to be"), block("to a b\nbe")), 2);
      Rdds.run(
              Rdds.mapPartitions(lines, new Count(phase.narrow(), sum)),
              rows -> {
                List<GroupRows> all = new ArrayList<>();
                rows.forEachRemaining(all::add);
                return all;
              })
          .forEach(chunks -> chunks.forEach(chunk -> table.addAll(chunk.rows())));
    }
    Map<String, Integer> counts = new TreeMap<>();
    table.forEach((key, value) -> counts.put(key.getUTF8String(0).toString(), value.getInt(0)));
    assertThat(counts).isEqualTo(Map.of("TO", 3, "BE", 3, "OR", 1, "NOT", 1));
  }

  private static LineBlock block(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new LineBlock(bytes, 0, bytes.length);
  }

  private static final class Count implements FlatMapFunction<Iterator<LineBlock>, GroupRows> {
    private static final long serialVersionUID = 1L;

    private final NarrowChain narrow;
    private final Aggregation sum;

    Count(NarrowChain narrow, Aggregation sum) {
      this.narrow = narrow;
      this.sum = sum;
    }

    @Override
    public Iterator<GroupRows> call(Iterator<LineBlock> blocks) {
      return MapSide.combining(
          sum, narrow.over(new LineRows(blocks)), (bytes, from, to) -> 0, 1, MapSide.LIMIT_BYTES);
    }
  }
}
