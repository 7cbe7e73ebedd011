package io.dstream.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.cli.option.LiveChoice.Screen;
import io.dstream.cli.option.LiveChoice.Typed;
import io.dstream.cli.option.LiveOptions.Color;
import io.dstream.spec.DstreamException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of all options and surroundings that decide whether results are drawn in place. */
final class LiveChoiceTest {
  private static final String AT_TERMINAL = "terminal";

  /** Where several columns of a row say no, the message names the one that comes first here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // options                    | where        | what is done
        "                             | terminal     | drawn",
        "                             | pipe         | printed",
        "                             | no keys      | printed",
        "                             | dumb         | printed",
        "                             | no TERM      | printed",
        "                             | background   | printed",
        "--no-live                    | terminal     | printed",
        "--no-live                    | pipe         | printed",
        "--format json                | terminal     | printed",
        "--format text                | terminal     | printed",
        "--format json                | pipe         | printed",
        "-q                           | terminal     | printed",
        "-v                           | terminal     | printed",
        "-v                           | 2>log        | printed",
        "-q                           | pipe         | printed",
        "-v                           | pipe         | printed",
        "--sink none                  | terminal     | printed",
        "--live                       | terminal     | drawn",
        "--live                       | pipe         | --live: where stdout is not a terminal",
        "--live                       | no keys      | --live: where stdin is not a terminal",
        "--live                       | dumb         | --live: (TERM=dumb)",
        "--live                       | no TERM      | --live: where TERM is not set",
        "--live                       | background   | --live: in the background",
        "--live --format json         | terminal     | --live: with --format json",
        "--live --format json         | pipe         | --live: with --format json",
        "--live --format text         | terminal     | drawn",
        "--live --format json --sink text | terminal | drawn",
        "--live -q                    | terminal     | drawn",
        "--live -q                    | pipe         | --live: where stdout is not a terminal",
        "--live -v                    | terminal     | --live: with -v",
        "--live -v                    | 2>log        | drawn",
        "--live -v                    | pipe         | --live: where stdout is not a terminal",
        "--live --sink none           | terminal     | --live: without --sink console",
        "--color always               | terminal     | drawn",
        "--color always               | pipe         | --color always: where stdout is not",
        "--color always               | no keys      | --color always: where stdin is not",
        "--color always               | dumb         | --color always: (TERM=dumb)",
        "--color always               | no TERM      | --color always: where TERM is not set",
        "--color always               | background   | --color always: in the background",
        "--color always --no-live     | terminal     | --color always: with --no-live",
        "--color always --no-live     | pipe         | --color always: with --no-live",
        "--color always --format json | terminal     | --color always: with --format json",
        "--color always --format json | pipe         | --color always: with --format json",
        "--color always -q            | terminal     | --color always: with -q",
        "--color always -v            | terminal     | --color always: with -v",
        "--color always --sink none   | terminal     | --color always: without --sink console",
        "--color always --live        | terminal     | drawn",
        "--color always --live        | pipe         | --live: where stdout is not a terminal",
        "--color always --live -q     | terminal     | drawn",
        "--source stdin               | terminal     | printed",
        "--live --source stdin        | terminal     | --live: reads its keys from stdin",
        "--color always --source stdin | terminal    | --color always: with --source stdin",
        "--color never                | terminal     | drawn",
        "--source stdin               | terminal     | printed",
        "--live --source stdin        | terminal     | --live: reads its keys from stdin",
        "--color always --source stdin | terminal    | --color always: with --source stdin",
        "--color never                | pipe         | printed",
        "--color never --no-live      | terminal     | printed",
        "--color never --live         | pipe         | --live: where stdout is not a terminal",
        "--color auto                 | dumb         | printed",
        // what a configuration file prefers is passed over where it cannot be
        "set: --live                  | terminal     | drawn",
        "set: --live                  | pipe         | printed",
        "set: --live                  | dumb         | printed",
        "set: --live                  | background   | printed",
        "set: --live --sink none      | terminal     | printed",
        "set: --color always          | pipe         | printed",
        "set: --color always --no-live | terminal    | printed",
        "set: --live --color always   | pipe         | printed"
      })
  void isObeyedOrRefused(String options, String where, String done) {
    List<String> words = List.of(Optional.ofNullable(options).orElse("").split(" +", -1));
    assertThat(outcome(choice(words, where)))
        .satisfies(
            outcome -> {
              String[] parts = done.split(": ", 2);
              assertThat(outcome).startsWith(parts[0]).contains(parts[parts.length - 1]);
            });
  }

  private static String outcome(LiveChoice choice) {
    try {
      return choice.drawn() ? "drawn" : "printed";
    } catch (DstreamException refusal) {
      assertThat(refusal.exitStatus()).isEqualTo(2);
      assertThat(refusal.hint()).isPresent();
      return refusal.getMessage();
    }
  }

  private static LiveChoice choice(List<String> words, String where) {
    Optional<Boolean> live =
        words.contains("--live")
            ? Optional.of(true)
            : words.contains("--no-live") ? Optional.of(false) : Optional.empty();
    boolean typed = !words.contains("set:");
    return new LiveChoice(
        live,
        after("--color", words).map(Color::valueOf).orElse(Color.auto),
        new Typed(typed, typed),
        output(words),
        screen(where));
  }

  private static LiveOutput output(List<String> words) {
    Optional<String> format = after("--format", words);
    Optional<String> sink = after("--sink", words);
    return new LiveOutput(
        sink.filter("none"::equals).isEmpty(),
        words.contains("--source"),
        format,
        sink.isEmpty() && format.filter("json"::equals).isPresent(),
        words.contains("-q"),
        words.contains("-v"));
  }

  private static Screen screen(String where) {
    Optional<String> missing =
        where.equals("pipe")
            ? Optional.of("stdout")
            : where.equals("no keys") ? Optional.of("stdin") : Optional.empty();
    String type = where.equals("no TERM") ? "" : where.equals("dumb") ? "dumb" : "xterm";
    return new Screen(
        missing,
        type,
        type.equals("xterm"),
        !where.equals("background"),
        where.equals(AT_TERMINAL));
  }

  private static Optional<String> after(String option, List<String> words) {
    int at = words.indexOf(option);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }
}
