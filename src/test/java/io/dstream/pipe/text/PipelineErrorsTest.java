package io.dstream.pipe.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '~',
      value = {
        "~~¦^¦expected the name of a stage, found the end of the pipeline",
        "map(x -> x) |¦             ^¦expected the name of a stage, found the end of the pipeline",
        "map(x -> x) || map(x -> x)¦             ^¦expected the name of a stage, found |",
        "map(x -> x) map(y -> y)¦            ^^^¦expected | or the end of the pipeline, found map",
        "map(x -> x))¦           ^¦expected | or the end of the pipeline, found )",
        "a() | map¦         ^¦expected ( after the stage map, found the end of the pipeline",
        "map(x -> (x, 1)¦   ^¦this bracket is not closed",
        "map(x -> (x, 1¦         ^¦this bracket is not closed",
        "map(x -> x[1))¦            ^¦expected ], found )",
        "map(x -> 'x)¦         ^¦this quote has no end",
        "map(x -> x /* x)¦           ^^¦this comment has no end",
        "map(x -> )¦         ^¦expected the body of the function, found )",
        "map(x -> x, )¦            ^¦expected an argument, found )",
        "map(length(x))¦    ^^^^^^^^^¦expected a function, a stream, a duration, a number, true or false",
        "map((a b) -> a)¦       ^¦expected , or ) after a parameter, found b",
        "map((a, a) -> a)¦        ^¦two parameters have the name a",
        "map((a, ) -> a)¦        ^¦expected the name of a parameter, found )",
        "map(1 -> a)¦    ^¦expected the name of a parameter, found 1",
        "window(5x)¦       ^^¦'5x' is not a duration; write a whole number and ms, s, m or h,"
            + " such as 200ms or 5s",
      })
  void theCaretStandsUnderTheMistake(String text, String carets, String message) {
    assertThat(mistake(text))
        .hasMessage("wrong pipeline: " + message + "\n  " + text + "\n  " + carets);
  }

  @Test
  void aMistakeIsWrongUsageWithAHint() {
    DstreamException mistake = mistake("map(x -> x) | count");
    assertThat(mistake.exitStatus()).isEqualTo(ExitStatus.USAGE);
    assertThat(mistake.hint()).contains("a stage without arguments is written count()");
  }

  @Test
  void ofSeveralLinesTheOneWithTheMistakeIsShown() {
    assertThat(mistake("map(x -> x) # one\n\t| map(é𝄞 -> ])\n| count()"))
        .hasMessage(
            """
            wrong pipeline: expected ), found ]
              2: \t| map(é𝄞 -> ])
                 \t            ^""");
  }

  @Test
  void aLongLineIsCutAroundTheMistake() {
    String stages = "map(x -> x) | ".repeat(20);
    assertThat(mistake(stages + "map(x -> x]) | " + stages + "count()"))
        .hasMessage(
            "wrong pipeline: expected ), found ]\n"
                + "  … x) | map(x -> x) | map(x -> x]) | map(x -> x) | map(x -> x) |"
                + " map(x -> x) | map(x -> x) | map(x -> …\n"
                + " ".repeat(33)
                + "^");
  }

  private static DstreamException mistake(String text) {
    Mistakes mistakes = new Mistakes();
    PipelineText.parse(text, mistakes);
    return catchThrowableOfType(DstreamException.class, () -> mistakes.throwIfAny(text));
  }
}
