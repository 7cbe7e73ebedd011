package io.dstream.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.pipe.function.StreamType;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of queries, and what is refused in them, before anything starts. */
final class TransformTypesTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "transform(SELECT value, length(value) AS n FROM this)¦a stream of STRUCT<value: STRING, n: INT>",
        "countByValue() | transform(SELECT * FROM this)¦a stream of STRUCT<key: STRING, value: BIGINT>",
        "map(w -> (w AS word, 1 AS one)) | transform(SELECT one, word FROM this)¦"
            + "a stream of STRUCT<one: INT, word: STRING>",
        "transform(select value as `_1`, 1 as `_2` from THIS)¦a stream of pairs (STRING, INT)",
        "transform(WITH t AS (SELECT 1 AS a FROM this) SELECT a FROM t)¦a stream of STRUCT<a: INT>",
        "transform(SELECT value /* a ) comment */ FROM this)¦a stream of STRUCT<value: STRING>",
        "map(select -> select) | map((with) -> with)¦a stream of STRING",
      })
  void aQueryHasTheColumnsThatItSelects(String pipeline, String type) {
    assertThat(COMPILER.compile(pipeline, StreamType.LINES).output()).hasToString(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '~',
      value = {
        "transform(SELECT valu FROM this)¦                 ^^^^¦A column or function parameter with name"
            + " `valu` cannot be resolved. Did you mean one of the following? [`value`]",
        "transform(SELECT value FROM this WHERE value >)¦                                              ^¦"
            + "Syntax error at or near end of input",
        "transform(SELECT lenght(value) FROM this)¦                 ^^^^^^¦there is no function lenght",
        "transform(SELECT value FROM thi)¦                            ^^^¦there is no view thi",
        "transform(SELECT 1 AS one)¦          ^^^^^^^^^^^^^^^¦the query does not read this, the stream"
            + " before transform",
        "transform(x -> x)¦          ^^^^^^¦expected a query, found a function",
        "map(SELECT 1 FROM this)¦    ^^^^^^^^^^^^^^^^^^¦expected a function, found a query",
        "transform(SELECT value, 1 AS VALUE FROM this)¦"
            + "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^¦the query has two columns VALUE",
        "transform(SELECT value AS time FROM this)¦^^^^^^^^^¦a result has no column time: that is the time"
            + " of its batch",
        "transform(SELECT value FROM this LIMIT 3)¦          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^¦LIMIT and OFFSET"
            + " need ORDER BY: without it, a batch that runs again may keep other rows",
        "transform(WITH t AS (SELECT 1) INSERT INTO x SELECT * FROM this)¦"
            + "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^¦only a query can be run here, and no"
            + " other statement",
      })
  void aMistakeHasItsPlace(String pipeline, String carets, String message) {
    assertThat(mistake(pipeline))
        .hasMessage("wrong pipeline: " + message + "\n  " + pipeline + "\n  " + carets);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT value, rand() AS r FROM this",
        "SELECT value, now() AS r FROM this",
        "SELECT value, current_date FROM this",
        "SELECT value, current_timestamp FROM this",
        "SELECT value, current_user FROM this",
        "SELECT value, date 'today' AS d FROM this",
        "SELECT value, uuid() AS u FROM this",
        "SELECT reflect('java.lang.System', 'getenv', value) FROM this",
        "SELECT value FROM this WHERE java_method('java.lang.System', 'getenv', value) = 'x'",
        "SELECT value FROM this ORDER BY rand()",
        "SELECT value FROM this WHERE value IN (SELECT string(monotonically_increasing_id()) FROM this)",
        "WITH t AS (SELECT uuid() AS u FROM this) SELECT u FROM t",
        "SELECT first(value) AS f FROM this",
        "SELECT last(value) AS f FROM this",
        "SELECT any_value(value) AS f FROM this",
        "SELECT max_by(value, length(value)) AS f FROM this",
        "SELECT transform(sequence(1, 3), x -> x + rand()) AS r FROM this",
        "SELECT TRANSFORM(value) USING 'cat' AS (v) FROM this",
      })
  void whatReachesOutsideOrChangesIsRefused(String query) {
    assertThat(mistake("transform(" + query + ")")).hasMessageContaining(" is refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM this JOIN parquet.`/data`",
        "SELECT * FROM this, json.`file:/etc/passwd`",
        "SELECT * FROM this WHERE EXISTS (SELECT 1 FROM default.words)",
        "SELECT * FROM this UNION SELECT * FROM global_temp.x",
        "WITH t AS (SELECT * FROM csv.`x`) SELECT * FROM this, t",
      })
  void tablesAndFilesAreNotRead(String query) {
    DstreamException mistake = mistake("transform(" + query + ")");
    assertThat(mistake).hasMessageContaining("there is no view ");
    assertThat(mistake.hint().orElseThrow())
        .contains("views are input, this; a view is a source, or a table of --table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT value FROM this SORT BY value",
        "SELECT value FROM this TABLESAMPLE (10 PERCENT)",
      })
  void whatDependsOnPartitionsHasNoPlace(String query) {
    assertThat(mistake("transform(" + query + ")"))
        .hasMessageContaining(" has no place in the query of a stage");
  }

  @Test
  void aSourceThatAQueryReadsIsUsed() {
    Map<String, StreamType> sources = Map.of("a", StreamType.LINES, "b", StreamType.LINES);
    assertThat(
            COMPILER
                .compile(
                    "a | transform(SELECT this.value FROM this JOIN B ON this.value = b.value)",
                    sources,
                    Duration.ofSeconds(1))
                .sources())
        .isEqualTo(List.of("a", "b"));
  }

  private static DstreamException mistake(String pipeline) {
    return catchThrowableOfType(
        DstreamException.class, () -> COMPILER.compile(pipeline, StreamType.LINES));
  }
}
