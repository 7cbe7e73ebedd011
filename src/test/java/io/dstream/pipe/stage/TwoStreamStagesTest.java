package io.dstream.pipe.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.run.RunningPipeline;
import io.dstream.spec.DstreamException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages that gather values by key, and those of two streams: batches in, batches out. */
final class TwoStreamStagesTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  /** Lines such as {@code "a x 1"}: the key, the stream, the value. */
  private static final String SIDE =
      "filter(l -> split(l, ' ')[1] = '%s') | map(l -> (split(l, ' ')[0], int(split(l, ' ')[2])))";

  private static final String LEFT = SIDE.formatted("x");
  private static final String RIGHT = "input | " + SIDE.formatted("y");
  private static final String[] LINES = {
    "a x 1", "a x 2", "a y 10", "b x 3", "c y 20", "a y 11", "d x 4"
  };

  @Test
  void unionAddsWhatIsThereAsOftenAsItIs() {
    assertThat(batch("map(w -> (w, 1)) | union(input | map(w -> (w, 10)))", "a", "b"))
        .containsExactlyInAnyOrder("a,1", "b,1", "a,10", "b,10");
    assertThat(batch("union(input) | countByValue()", "a", "b", "a"))
        .containsExactlyInAnyOrder("a,4", "b,2");
    assertThat(batch("filter(w -> w > 'b') | union(input | filter(w -> w = 'a'))", "a", "b", "c"))
        .containsExactly("c", "a");
    assertThat(
            batch(
                "union(input | map(w -> upper(w)) | union(input)) | reduce((a, b) -> concat(a, b))",
                "x"))
        .singleElement()
        .asString()
        .hasSize(3);
  }

  @Test
  void reduceMergesAllElements() {
    assertThat(batch("map(w -> length(w)) | reduce(_ + _)", "a", "bb", "ccc")).containsExactly("6");
    assertThat(
            batch(
                "map(w -> (w, 1)) | reduce((a, b) -> (least(a._1, b._1), a._2 + b._2))", "b", "a"))
        .containsExactly("a,2");
    assertThat(batch("reduce((a, b) -> concat(a, b))")).isEmpty();
    assertThat(batch("map(w -> 1) | reduce((a, b) -> a + b + 0L)", "a", "b")).containsExactly("2");
  }

  @Test
  void mergesMayHaveNames() {
    assertThat(batch("map(w -> (w, length(w))) | reduceByKey(sum)", "aa", "aa"))
        .containsExactly("aa,4");
    assertThat(batch("reduce(min)", "b", "a", "c")).containsExactly("a");
    assertThat(batch("map(w -> length(w)) | reduceByWindow(max, 2s)", "b", "aaa"))
        .containsExactly("3");
    assertThat(batch("map(w -> (1, length(w))) | reduceByKeyAndWindow(max, 2s, 1s)", "b", "aaa"))
        .containsExactly("1,3");
  }

  @Test
  void countCountsElementsAlsoWhereThereAreNone() {
    assertThat(batch("count()", "a", "", "b")).containsExactly("3");
    assertThat(batch("filter(w -> w > 'x') | count()", "a")).containsExactly("0");
    assertThat(batch("map(w -> (w, 1)) | count() | map(n -> n * 2)", "a")).containsExactly("2");
  }

  @Test
  void flatMapValuesKeepsTheKeyWithEachElement() {
    assertThat(
            batch(
                "map(w -> (length(w), w)) | flatMapValues(w -> split(w, ','))", "a,b", "c", "d,,e"))
        .containsExactly("3,a", "3,b", "1,c", "4,d", "4,", "4,e");
    assertThat(batch("map(w -> (w, 1)) | flatMapValues(n -> if(n > 1, array(n), NULL))", "a"))
        .isEmpty();
    assertThat(batch("map(w -> (w, 2)) | flatMapValues(n -> array((n, n + 1)))", "a"))
        .containsExactly("a,{\"_1\":2,\"_2\":3}");
  }

  @Test
  void groupByKeyHasAllValuesOfEachKey() {
    assertThat(batch(LEFT + " | groupByKey() | mapValues(v -> array_sort(v))", LINES))
        .containsExactlyInAnyOrder("a,[1,2]", "b,[3]", "d,[4]");
    assertThat(batch("map(w -> (1, nullif(w, 'a'))) | groupByKey()", "a", "b"))
        .containsExactly("1,[null,\"b\"]");
    assertThat(batch("map(w -> (w, 1)) | groupByKey()")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "join¦a,1,10 a,1,11 a,2,10 a,2,11",
        "leftOuterJoin¦a,1,10 a,1,11 a,2,10 a,2,11 b,3,null d,4,null",
        "rightOuterJoin¦a,1,10 a,1,11 a,2,10 a,2,11 c,null,20",
        "fullOuterJoin¦a,1,10 a,1,11 a,2,10 a,2,11 b,3,null c,null,20 d,4,null",
        "cogroup¦a,[1,2],[10,11] b,[3],[] c,[],[20] d,[4],[]",
      })
  void joinsAreThoseOfSpark(String join, String expected) {
    String apart = " | map((k, v) -> (k AS k, v._1 AS l, v._2 AS r))";
    assertThat(batch(LEFT + " | " + join + "(" + RIGHT + ")" + apart, LINES))
        .containsExactlyInAnyOrder(expected.split(" ", -1));
    assertThat(batch(LEFT + " | " + join + "(" + RIGHT + ", 4)" + apart)).isEmpty();
  }

  @Test
  void keysThatAreNullAreEqualAsInSpark() {
    String pairs = "map(w -> (nullif(w, 'a'), w))";
    assertThat(batch(pairs + " | join(input | " + pairs + ")", "a", "b"))
        .containsExactlyInAnyOrder(
            "null,{\"_1\":\"a\",\"_2\":\"a\"}", "b,{\"_1\":\"b\",\"_2\":\"b\"}");
  }

  @Test
  void aJoinMayFollowAKeyedStageOnBothSides() {
    String counts = "map(w -> (w, 1)) | reduceByKey(_ + _)";
    assertThat(
            batch(
                counts
                    + " | join(input | "
                    + counts
                    + " | mapValues(n -> n * 100)) "
                    + "| mapValues((a, b) -> a + b)",
                "a",
                "b",
                "a"))
        .containsExactlyInAnyOrder("a,202", "b,101");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "map(w -> (w, 1)) | join(input)¦join takes two streams of pairs, this is a stream of STRING",
        "join(input)¦join takes a stream of pairs, this is a stream of STRING",
        "map(w -> (w, 1)) | join(input | map(w -> (1, w)))¦join compares keys of one type: STRING,"
            + " and here INT",
        "map(w -> (map(w, 1), 1)) | join(input | map(w -> (map(w, 1), 1)))¦join cannot compare keys"
            + " of type MAP<STRING, INT>",
        "map(w -> (w, 1)) | flatMapValues(v -> v)¦the function of flatMapValues gives INT",
        "groupByKey()¦groupByKey takes a stream of pairs, this is a stream of STRING",
        "reduce((a, b) -> 1)¦the function makes INT of STRING",
        "window(1500ms)¦1500ms is no multiple of --batch 1s",
        "window(2s, 1500ms)¦1500ms is no multiple of --batch 1s",
        "window(0s)¦a window has a length",
        "window(2s, 0s)¦a slide is longer than nothing",
        "window()¦expected the length of the window, such as 1m, found )",
        "window(4s, 2s) | window(3s, 4s)¦3s is no multiple of 2s, the slide of the window before",
        "window(4s, 2s) | countByWindow(4s, 1s)¦1s is no multiple of 2s, the slide of the window"
            + " before",
        "window(4s, 2s) | union(input)¦one stream has a result every 2s, and the other every 1s",
        "union(input | window(4s, 2s))¦one stream has a result every 1s, and the other every 2s",
        "map(w -> (w, 1)) | reduceByKeyAndWindow(_ + _, 2)¦expected the length of the window, such"
            + " as 1m, found a whole number",
        "countByValueAndWindow(2s, 1s, 4, 5)¦countByValueAndWindow takes 3 arguments",
        "reduce(median)¦expected a function, found median",
        "reduce(avg)¦avg takes numbers, these are STRING",
        "reduce(sum | map(x -> x))¦expected a function, found a stream",
        "reduce(a -> a)¦the function of reduce takes 2 parameters, this one has 1",
        "map(w -> (w, 1)) | groupByKey(0)¦the number of tasks is from 1 to 32767",
      })
  void whatDoesNotFitIsRefused(String pipeline, String message) {
    assertThat(
            catchThrowableOfType(
                DstreamException.class, () -> COMPILER.compile(pipeline, StreamType.LINES)))
        .hasMessageStartingWith("wrong pipeline: " + message);
  }

  private static List<String> batch(String pipeline, String... lines) {
    return new RunningPipeline(pipeline).batch(lines);
  }
}
