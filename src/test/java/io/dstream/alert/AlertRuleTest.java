package io.dstream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.row.Schema;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hot: count > 3; hot; count > 3; PT0S",
        "hot:count > 3 for 30s; hot; count > 3; PT30S",
        "' a.b-c_1 :  word = ''x: y''  FOR  2m '; a.b-c_1; word = 'x: y'; PT2M",
        "x: word = ' for 3'; x; word = ' for 3'; PT0S",
        "hört: word = substring(word FROM 1 FOR 2); hört; word = substring(word FROM 1 FOR 2); PT0S",
      })
  void aRuleHasANameAConditionAndPerhapsATime(
      String text, String name, String expression, Duration hold) {
    assertThat(AlertRule.parse(text)).isEqualTo(new AlertRule(name, expression, hold));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count > 3; --alert 'count > 3' is no alert",
        "'a b: true'; --alert 'a b: true' is no alert",
        "'hot: '; --alert 'hot:' is no alert",
        "': true'; --alert ': true' is no alert",
        "'hot: true for 3 '; --alert hot: for '3' is not a duration",
        "'hot: true for 1.5s'; --alert hot: for '1.5s' is not a duration",
        "'hot: true for -5s'; --alert hot: for '-5s' is not a duration",
      })
  void whatIsNoRuleIsRefused(String text, String message) {
    assertThatThrownBy(() -> AlertRule.parse(text.strip()))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void twoOfANameAreRefused() {
    List<AlertRule> rules = List.of(AlertRule.parse("a: true"), AlertRule.parse("a: false"));
    assertThatThrownBy(() -> new Alerts(rules, Schema.WORD_COUNT))
        .hasMessage("--alert a is given twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "conut > 3; conut; conut",
        "count; the condition is of type BIGINT; count",
        "count >; Syntax error; '^'",
        "rand() > 0.5; rand is refused; rand",
        "sum(count) > 3; sum is refused; sum",
        "reflect('java.lang.System', 'exit', 0); reflect is refused; reflect",
      })
  void aWrongConditionIsShownWithItsPlace(String condition, String why, String place) {
    List<AlertRule> rules = List.of(AlertRule.parse("hot: " + condition));
    assertThatThrownBy(() -> new Alerts(rules, Schema.WORD_COUNT))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith("--alert hot: ")
        .hasMessageContainingAll(why, place, "\n");
  }
}
