package io.dstream.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.pipe.function.StreamType;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeveralMistakesTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  @Test
  void eachMistakeHasItsPlaceAndItsHintInTheOrderOfTheText() {
    DstreamException mistakes =
        mistakes("map(x -> lenght(x))\n | fliter(y -> y > 1)\n | map(z -> nosuch(z))");
    assertThat(mistakes)
        .hasMessageMatching(
            """
            wrong pipeline: 3 mistakes
            1\\. there is no function lenght
              1: map\\(x -> lenght\\(x\\)\\)
                          \\^\\^\\^\\^\\^\\^
            hint: did you mean length\\? functions are those of Spark SQL
            2\\. there is no stage fliter
              2:  \\| fliter\\(y -> y > 1\\)
                    \\^\\^\\^\\^\\^\\^
            hint: did you mean filter\\? stages are map, .*
            3\\. there is no function nosuch
              3:  \\| map\\(z -> nosuch\\(z\\)\\)
                             \\^\\^\\^\\^\\^\\^
            hint: .*functions are those of Spark SQL""");
    assertThat(mistakes.hint()).isEmpty();
    assertThat(mistakes.exitStatus()).isEqualTo(ExitStatus.USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        // the parser goes on at the next bar of the same bracket level
        "map(x -> ) | count(§) | map(x -> x, )¦expected the body of the function, found )"
            + " ;expected a function, a stream, a duration, a number, true or false"
            + " ;expected an argument, found )",
        "map(x -> x[1)) | foo() | map(x ->)¦expected ], found );there is no stage foo"
            + ";expected the body of the function, found )",
        "map(x -> (x], 1)) | foo()¦expected ), found ];there is no stage foo",
        "map(x -> x) || foo() | distinct | map()¦expected the name of a stage, found |"
            + ";there is no stage foo;expected ( after the stage distinct, found |"
            + ";expected a function, found )",
        "map(x -> x) foo(y -> y) | bar()¦expected | or the end of the pipeline, found foo"
            + ";there is no stage foo;there is no stage bar",
        "map(x -> x)) | reduceByKey(_ + _)¦expected | or the end of the pipeline, found )"
            + ";reduceByKey takes a stream of pairs, this is a stream of STRING",
        "map(x -> x) 5 | reduceByKey(_ + _)¦1",
        "map((a a) -> a, 5x) | foo()¦expected , or ) after a parameter, found a"
            + ";'5x' is not a duration; write a whole number and ms, s, m or h, such as 200ms or 5s"
            + ";there is no stage foo",
        // what has no end takes the rest with it
        "foo() | map(x -> (x, 1) | bar()¦there is no stage foo;this bracket is not closed",
        "foo() | map(x -> 'x) | bar()¦there is no stage foo;this quote has no end",
        "foo() /* x | bar()¦there is no stage foo;this comment has no end",
        "foo() | 'x¦there is no stage foo;this quote has no end",
        // number and kind of arguments need no type
        "map() | foo() | reduceByKey(_ + _, 5s) | window(10, 5s)¦expected a function, found )"
            + ";there is no stage foo;expected the number of tasks, found a duration"
            + ";expected the length of the window, such as 1m, found a whole number",
        "foo() | reduceByKey(a -> a) | top(0) | reduce(max2)¦there is no stage foo"
            + ";the function of reduceByKey takes 2 parameters, this one has 1"
            + ";the number of elements is from 1 to 2147483647;expected a function, found max2",
        "foo() | window(1500ms)¦there is no stage foo;1500ms is no multiple of --batch 1s",
        // functions
        "map(x -> lenght(x) + nosuch(x))¦there is no function lenght;there is no function nosuch",
        "foo() | map(x -> x +) | map(x -> rand())¦there is no stage foo"
            + ";Syntax error at or near end of input"
            + ";rand is refused: its result changes from call to call",
        "map(x -> (x, 1)) | combineByKey(v -> lenght(v), (c, v) -> c, (c, d) -> nosuch(c))"
            + "¦there is no function lenght;there is no function nosuch",
        "reduceByKey((a, b) -> lenght(a), 5s)¦there is no function lenght"
            + ";expected the number of tasks, found a duration",
        "foo(x -> lenght(x), input | map(y -> nosuch(y)))¦there is no stage foo"
            + ";there is no function lenght;there is no function nosuch",
        // a stage that keeps its type keeps it when it is wrong
        "filter(x -> lenght(x)) | reduceByKey(_ + _)¦there is no function lenght"
            + ";reduceByKey takes a stream of pairs, this is a stream of STRING",
        "window(0s) | repartition() | distinct(0) | sortBy(x -> y) | top() | take(x -> 1) | sample()"
            + " | filter(x -> length(x))¦a window has a length"
            + ";expected the number of partitions, found );the number of tasks is from 1 to 32767"
            + ";A column or function parameter with name `y` cannot be resolved. Did you mean one of"
            + " the following? [`x`];expected the number of elements, found )"
            + ";expected the number of elements, found a function"
            + ";expected true or false, found );the condition of filter is of type INT",
        "foo() | count(5) | filter(x -> x)¦there is no stage foo;count takes no argument"
            + ";the condition of filter is of type BIGINT",
        "countByValue(0) | mapValues(v -> v + nosuch(v)) | filter(x -> x)"
            + "¦the number of tasks is from 1 to 32767;there is no function nosuch",
        "filter(x ->]) | filter(x -> x)¦expected ), found ];the condition of filter is of type"
            + " STRING",
        // what follows from another mistake is not shown
        "map(x -> lenght(x)) | reduceByKey(_ + _) | filter(x -> x) | flatMap(x -> 1)"
            + " | map((a, b, c) -> d)¦1",
        "sortByKey() | reduceByKey(_ + _)¦1",
        "union(input | map(w -> 1)) | filter(x -> x)¦1",
        "map(x -> count(length(x)) OVER ())¦1",
        "foo() | mapValues(v -> lenght(v)) | mapValues(v -> lenght(v))¦there is no stage foo"
            + ";there is no function lenght;there is no function lenght",
        "window(10s, 3s) | foo() | window(5s) | join(input | map(x -> lenght(x)))"
            + "¦there is no stage foo;there is no function lenght",
        "window(10s, 2s) | window(5s) | filter(x -> lenght(x))"
            + "¦5s is no multiple of 2s, the slide of the window before;there is no function lenght",
      })
  void allThatDoNotFollowFromOthersAreReported(String pipeline, String messages) {
    DstreamException mistakes = mistakes(pipeline);
    if (messages.equals("1")) {
      assertThat(mistakes.getMessage()).doesNotContain("mistakes");
    } else {
      assertThat(listed(mistakes)).containsExactly(messages.split(" ?;(?! write)"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "web | union(app | lenght(x -> x) | map(y -> nosuch(y))) | filter(x -> x)"
            + "¦there is no stage lenght;there is no function nosuch"
            + ";the condition of filter is of type STRING",
        "web | foo() | union(apps) | join(app | map(x ->), 0)¦there is no stage foo"
            + ";there is no source apps;expected the body of the function, found )"
            + ";the number of tasks is from 1 to 32767",
        "web | reduceByKey(_ + _) | join(apps | map(x -> lenght(x)))"
            + "¦reduceByKey takes a stream of pairs, this is a stream of STRING"
            + ";there is no source apps;there is no function lenght",
        "map(x -> length(x)) | union(app) | flatMap(x -> x)¦expected the name of the source that the"
            + " pipeline begins with: app, web"
            + ";union takes two streams of one type: this is a stream of INT, the other a stream of"
            + " STRING",
        "wed | filter(x -> x) | subtract(app | filter(y -> y))¦there is no source wed"
            + ";the condition of filter is of type STRING;the condition of filter is of type STRING",
      })
  void streamsThatAreArgumentsAreCheckedByThemselves(String pipeline, String messages) {
    Map<String, StreamType> sources =
        new TreeMap<>(Map.of("web", StreamType.LINES, "app", StreamType.LINES));
    DstreamException mistakes =
        catchThrowableOfType(
            DstreamException.class,
            () -> COMPILER.compile(pipeline, sources, Duration.ofSeconds(1)));
    assertThat(listed(mistakes)).containsExactly(messages.split(";"));
  }

  private static DstreamException mistakes(String pipeline) {
    return catchThrowableOfType(
        DstreamException.class, () -> COMPILER.compile(pipeline, StreamType.LINES));
  }

  /** The messages of all mistakes, whose number the first line says. */
  private static List<String> listed(DstreamException mistakes) {
    List<String> messages = new ArrayList<>();
    mistakes
        .getMessage()
        .lines()
        .filter(line -> line.startsWith(messages.size() + 1 + ". "))
        .forEach(line -> messages.add(line.substring(line.indexOf(' ') + 1)));
    assertThat(mistakes.getMessage())
        .startsWith("wrong pipeline: " + messages.size() + " mistakes\n");
    return messages;
  }
}
