package io.dstream.pipe.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.text.Argument.Function;
import io.dstream.pipe.text.Argument.Parameter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PipelineTextTest {
  @Test
  void stagesStandBetweenBars() {
    PipelineText pipeline =
        parse("flatMap(line -> split(line, ' ')) | countByValue() | filter((k, n) -> n > 1)");
    assertThat(pipeline.stages())
        .extracting(StageCall::text)
        .containsExactly(
            "flatMap(line -> split(line, ' '))", "countByValue()", "filter((k, n) -> n > 1)");
  }

  @Test
  void everythingKeepsItsPlace() {
    String text = "a() |  reduce((x, y) -> x + y, 8)";
    StageCall call = parse(text).stages().get(1);
    TextRange body = new TextRange(24, 29);
    assertThat(call)
        .isEqualTo(
            new StageCall(
                "reduce",
                "reduce((x, y) -> x + y, 8)",
                List.of(
                    new Function(
                        List.of(
                            new Parameter("x", new TextRange(15, 16)),
                            new Parameter("y", new TextRange(18, 19))),
                        "x + y",
                        body,
                        new TextRange(14, 29)),
                    new Argument.WholeNumber(8, new TextRange(31, 32))),
                new TextRange(7, 33),
                new TextRange(7, 13)));
  }

  @Test
  void underscoresAreParametersOneAfterTheOther() {
    assertThat(function("reduce(_ + _)"))
        .extracting(PipelineTextTest::names, Function::body)
        .containsExactly(List.of("a", "b"), "a + b");
    assertThat(function("map(b._1 + length(_) + a)"))
        .extracting(PipelineTextTest::names, Function::body)
        .containsExactly(List.of("c"), "b._1 + length(c) + a");
  }

  @Test
  void durationsAndWholeNumbersAreNoFunctions() {
    assertThat(parse("window(2m, 500ms, 3)").stages().get(0).arguments())
        .containsExactly(
            new Argument.Interval(Duration.ofMinutes(2), new TextRange(7, 9)),
            new Argument.Interval(Duration.ofMillis(500), new TextRange(11, 16)),
            new Argument.WholeNumber(3, new TextRange(18, 19)));
  }

  @Test
  void bracketsBarsAndArrowsInABodyAreIts() {
    assertThat(function("map(x -> transform(split(x, ','), y -> (y | 1, map(y, 2)))[0])").body())
        .isEqualTo("transform(split(x, ','), y -> (y | 1, map(y, 2)))[0]");
    assertThat(names(function("map((k, v) -> (v, k))"))).containsExactly("k", "v");
  }

  @Test
  void quotesHideEverything() {
    for (String quoted :
        List.of("')'", "'it''s )'", "'\\') |'", "\")\"", "`)`", "r'\\'", "R\"\\\"", "'-- #'")) {
      assertThat(function("map(x -> concat(x, " + quoted + "))").body())
          .isEqualTo("concat(x, " + quoted + ")");
    }
  }

  @Test
  void commentsAreBlanksAndLinesMayBreak() {
    String text =
        """
        -- words | of a line
        flatMap(line -> split(line, ' ')) # the first
          | map(w -> /* a ) pair */ (w, -- key
                     1))
        """;
    List<StageCall> stages = parse(text).stages();
    Function pair = (Function) stages.get(1).arguments().get(0);
    assertThat(stages).extracting(StageCall::name).containsExactly("flatMap", "map");
    assertThat(pair.body().replaceAll("\\s+", " ")).isEqualTo("(w, 1)");
    assertThat(text.substring(pair.bodyAt().from(), pair.bodyAt().to())).startsWith("(w, -- key");
  }

  private static PipelineText parse(String text) {
    Mistakes mistakes = new Mistakes();
    PipelineText pipeline = PipelineText.parse(text, mistakes);
    mistakes.throwIfAny(text);
    return pipeline;
  }

  private static Function function(String pipeline) {
    return (Function) parse(pipeline).stages().get(0).arguments().get(0);
  }

  private static List<String> names(Function function) {
    return function.parameters().stream().map(Parameter::name).toList();
  }
}
