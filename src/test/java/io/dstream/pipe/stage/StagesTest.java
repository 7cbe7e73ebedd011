package io.dstream.pipe.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.pipe.run.RunningPipeline;
import io.dstream.spec.DstreamException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each stage: batches in, batches out. */
final class StagesTest {
  private static final String RUNNING_TOTAL =
      "map(w -> (w, 1)) | updateStateByKey((values, state) -> coalesce(state, 0) + size(values))";

  @Test
  void mapAppliesAFunctionToEachElement() {
    assertThat(batch("map(w -> upper(w))", "a", "", "é𝄞")).containsExactly("A", "", "É𝄞");
    assertThat(batch("map(w -> (w, length(w)))", "abc")).containsExactly("abc,3");
    assertThat(batch("map(w -> (w, length(w), true))", "abc")).containsExactly("abc,3,true");
  }

  @Test
  void nullGoesThrough() {
    assertThat(batch("map(w -> nullif(w, 'a')) | map(w -> length(w))", "a", "bc"))
        .containsExactly("null", "2");
    assertThat(batch("map(w -> if(w = 'a', NULL, (w, 1)))", "a", "b"))
        .containsExactly("null,null", "b,1");
  }

  @Test
  void flatMapMakesAnElementOfEachElementOfAnArray() {
    assertThat(batch("flatMap(line -> split(line, ' '))", "to be", "", "or  not"))
        .containsExactly("to", "be", "", "or", "", "not");
    assertThat(batch("flatMap(n -> sequence(1, int(n)))", "3", "1"))
        .containsExactly("1", "2", "3", "1");
    assertThat(batch("flatMap(l -> if(l = 'a', NULL, array(l, NULL)))", "a", "b"))
        .containsExactly("b", "null");
    assertThat(batch("flatMap(l -> array((l, 1), (l, 2))) | map((k, n) -> (n, k))", "x"))
        .containsExactly("1,x", "2,x");
  }

  @Test
  void filterKeepsTheElementsForWhichTheConditionIsTrue() {
    assertThat(batch("filter(w -> length(w) > 1)", "a", "bb", "", "ccc"))
        .containsExactly("bb", "ccc");
    assertThat(batch("map(w -> nullif(w, '')) | filter(w -> w != 'a')", "a", "", "b"))
        .containsExactly("b");
    assertThat(
            batch("map(w -> (w, 1)) | filter((k, n) -> k = 'b') | filter(p -> p._2 = 1)", "a", "b"))
        .containsExactly("b,1");
  }

  @Test
  void patternsOfLikeMatchTheWholeElement() {
    assertThat(batch("filter(w -> w LIKE '%b%')", "abc", "b", "ac", ""))
        .containsExactly("abc", "b");
    assertThat(batch("filter(w -> w LIKE 'a%a')", "a", "aa", "aba", "ab"))
        .containsExactly("aa", "aba");
    assertThat(batch("filter(w -> w LIKE '_b%')", "b", "ab", "abc")).containsExactly("ab", "abc");
    assertThat(batch("filter(w -> w LIKE '%!%%' ESCAPE '!')", "5", "5%", "% of"))
        .containsExactly("5%", "% of");
    assertThat(batch("map(w -> nullif(w, 'x')) | filter(w -> NOT w LIKE '%b%')", "x", "b", "c"))
        .containsExactly("c");
  }

  @Test
  void mapValuesLeavesTheKey() {
    assertThat(batch("map(w -> (w, 2)) | mapValues(_ * 10)", "a", "b"))
        .containsExactly("a,20", "b,20");
  }

  @Test
  void reduceByKeyMergesTheValuesOfEachKey() {
    assertThat(batch("map(w -> (w, 1)) | reduceByKey(_ + _)", "a", "b", "a", "a"))
        .containsExactlyInAnyOrder("a,3", "b,1");
    assertThat(
            batch("map(w -> (length(w), w)) | reduceByKey((a, b) -> concat(a, b))", "a", "bb", "c"))
        .containsExactlyInAnyOrder("1,ac", "2,bb");
    assertThat(
            batch(
                "map(w -> (1, (1, length(w)))) | reduceByKey((a, b) -> (a._1 + b._1, a._2 + b._2))"
                    + " | mapValues((n, sum) -> sum / n)",
                "a",
                "bb",
                "ccc"))
        .containsExactly("1,2.0");
  }

  @Test
  void keysCompareByValue() {
    String numbers = "map(x -> (double(x), 1)) | reduceByKey(_ + _)";
    assertThat(batch(numbers, "0.0", "-0.0", "NaN", "nan", "1e0", "1.00"))
        .containsExactlyInAnyOrder("0.0,2", "NaN,2", "1.0,2");
    assertThat(batch("map(x -> ((nullif(x, 'a'), 1), 1)) | reduceByKey(_ + _)", "a", "a", "b"))
        .containsExactlyInAnyOrder("{\"_1\":null,\"_2\":1},2", "{\"_1\":\"b\",\"_2\":1},1");
  }

  @Test
  void countByValueCountsEachElement() {
    assertThat(batch("flatMap(line -> split(line, ' ')) | countByValue()", "a b a", "é a"))
        .containsExactlyInAnyOrder("a,3", "b,1", "é,1");
    assertThat(batch("map(w -> (w, 1)) | countByValue()", "a", "a"))
        .containsExactly("{\"_1\":\"a\",\"_2\":1},2");
    assertThat(batch("countByValue()")).isEmpty();
  }

  @Test
  void aStageMayFollowAKeyedOne() {
    assertThat(
            batch(
                "countByValue() | map((w, n) -> (n, w)) | reduceByKey((a, b) -> greatest(a, b))",
                "a",
                "b",
                "c",
                "a"))
        .containsExactlyInAnyOrder("2,a", "1,c");
  }

  @Test
  void updateStateByKeyKeepsAStatePerKey() {
    RunningPipeline totals = new RunningPipeline(RUNNING_TOTAL);
    assertThat(totals.batch("a", "b", "a")).containsExactlyInAnyOrder("a,2", "b,1");
    assertThat(totals.batch("a")).containsExactlyInAnyOrder("a,3", "b,1");
    assertThat(totals.batch()).containsExactlyInAnyOrder("a,3", "b,1");
  }

  @Test
  void aStateOfNullRemovesTheKey() {
    RunningPipeline recent =
        new RunningPipeline(
            "map(w -> (w, 1)) | updateStateByKey((values, idle) ->"
                + " if(size(values) > 0, 0, if(idle < 1, idle + 1, NULL)))");
    assertThat(recent.batch("a")).containsExactly("a,0");
    assertThat(recent.batch("b")).containsExactlyInAnyOrder("a,1", "b,0");
    assertThat(recent.batch()).containsExactly("b,1");
    assertThat(recent.batch("a")).containsExactly("a,0");
  }

  @Test
  void aFailureNamesStageAndValues() {
    assertThat(failure("map(w -> 10 / length(w))", "", "a"))
        .hasMessageStartingWith("map(w -> 10 / length(w)): Division by zero.")
        .hasMessageEndingWith(", for ''");
    assertThat(failure("map(w -> (w, 2147483647)) | reduceByKey(_ + _)", "a", "a"))
        .hasMessageStartingWith("reduceByKey(_ + _): integer overflow.")
        .hasMessageEndingWith(", for 2147483647, 2147483647");
    assertThat(failure("filter(w -> int(w) > 1)", "2", "two"))
        .hasMessageContaining("The value 'two' of the type \"STRING\" cannot be cast to \"INT\"");
  }

  private static List<String> batch(String pipeline, String... lines) {
    return new RunningPipeline(pipeline).batch(lines);
  }

  private static DstreamException failure(String pipeline, String... lines) {
    return catchThrowableOfType(DstreamException.class, () -> batch(pipeline, lines));
  }
}
