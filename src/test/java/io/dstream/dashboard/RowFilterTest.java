package io.dstream.dashboard;

import static io.dstream.dashboard.FakeStream.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.dstream.row.Schema;
import io.dstream.spec.DstreamException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that come over the network. */
class RowFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count > 1; b",
        "word LIKE 'a%' AND length(word) = 2; ab",
        "upper(word) IN ('A', 'B') AND NOT count BETWEEN 0 AND 1; b",
        "10 / (count - 1) > 0; b",
        "CASE WHEN word = 'b' THEN true END; b",
        "cast(count AS STRING) = '2' OR if(isnull(word), true, false); b",
        "startswith(word, 'a') AND contains(word, 'b') AND substring(word, 2) = 'b'; ab",
      })
  void itHoldsForRowsThatMeetTheCondition(String query, String word) {
    RowFilter filter = RowFilter.of(query, Schema.WORD_COUNT);
    assertThat(Stream.of(row("b", 2), row("ab", 1), row("a", 1)).filter(filter::holds))
        .extracting(Schema.WORD_COUNT::json)
        .singleElement(STRING)
        .contains("\"" + word + "\"");
  }

  /** What takes all memory or time, or reaches outside. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "length(repeat('a', 2000000000)) > 0",
        "size(sequence(1, 1000000000)) > 0",
        "from_json(word, repeat('a INT,', 100000000)).a > 1",
        "identifier(repeat('a', 1000000000)) = 1",
        "identifier('count') > 1",
        "word RLIKE '(a+)+$'",
        "word ILIKE 'a'",
        "concat(word, word) = word",
        "word LIKE '%a%b%c%'",
        "word LIKE word",
        "length(rpad(word, 2000000000, 'x')) > 0",
        "exists(array(1), x -> x > 0)",
        "count IN (SELECT 1)",
        "java_method('java.lang.System', 'exit', 0) IS NULL",
        "count",
        "cout > 1",
        "count > ",
        ""
      })
  void whatMayCostTooMuchOrIsWrongIsRefused(String query) {
    assertThatThrownBy(() -> RowFilter.of(query, Schema.WORD_COUNT))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith("query: ");
  }
}
