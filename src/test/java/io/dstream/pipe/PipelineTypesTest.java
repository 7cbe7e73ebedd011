package io.dstream.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.pipe.function.StreamType;
import io.dstream.spec.DstreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineTypesTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "flatMap(line -> split(line, ' '))¦a stream of STRING",
        "filter(line -> line > 'a')¦a stream of STRING",
        "map(w -> (w, 1))¦a stream of pairs (STRING, INT)",
        "map(w -> (w))¦a stream of STRING",
        "map(w -> (w, 1, length(w)))¦a stream of STRUCT<w: STRING, col2: INT, col3: INT>",
        "map(w -> (w, 1 AS w))¦a stream of STRUCT<col1: STRING, w: INT>",
        "map(w -> (w AS col2, 1))¦a stream of STRUCT<col2: STRING, col2_: INT>",
        "map(w -> (w AS word, 1 AS n))¦a stream of STRUCT<word: STRING, n: INT>",
        "map(w -> struct(w, 1))¦a stream of pairs (STRING, INT)",
        "map(w -> if(w = '', (w, 1), (w, 2)))¦a stream of pairs (STRING, INT)",
        "flatMap(w -> transform(split(w, ' '), x -> (x, 1)))¦a stream of pairs (STRING, INT)",
        "map(w -> (w, 1)) | map(p -> p)¦a stream of pairs (STRING, INT)",
        "map(w -> (w, 1)) | map(p -> p._2)¦a stream of INT",
        "map(w -> (w, 1)) | map((k, v) -> (v, k))¦a stream of pairs (INT, STRING)",
        "map(w -> (w, 1, 2)) | map((a, b, c) -> (a, b + c))¦a stream of pairs (STRING, INT)",
        "map(w -> (w, 1, 2)) | map(r -> r.w)¦a stream of STRING",
        "map(w -> (w, 1)) | mapValues(_ + 1L)¦a stream of pairs (STRING, BIGINT)",
        "map(w -> (w, (1, 2))) | mapValues((a, b) -> a + b)¦a stream of pairs (STRING, INT)",
        "map(w -> (w, 1)) | reduceByKey(_ + _)¦a stream of pairs (STRING, INT)",
        "map(w -> (w, 1)) | reduceByKey((a, b) -> a + b + 0L, 4)¦a stream of pairs (STRING, BIGINT)",
        "map(w -> (w, 1.50)) | reduceByKey(_ + _)¦a stream of pairs (STRING, DECIMAL(38,2))",
        "map(w -> (w, (1, w))) | reduceByKey((a, b) -> (a._1 + b._1, b._2))¦a stream of pairs (STRING,"
            + " STRUCT<_1: INT, _2: STRING>)",
        "countByValue()¦a stream of pairs (STRING, BIGINT)",
        "map(w -> (w, 1)) | countByValue(2)¦a stream of pairs (STRUCT<_1: STRING, _2: INT>, BIGINT)",
        "map(w -> (w, 1)) | updateStateByKey((values, state) -> coalesce(state, 0L) +"
            + " size(values))¦a stream of pairs (STRING, BIGINT)",
        "map(w -> (w, 1)) | updateStateByKey((v, s) -> coalesce(s, 0) + size(v) +"
            + " 0L)¦a stream of pairs (STRING, BIGINT)",
        "map(w -> (w, 1)) | updateStateByKey((v, s) -> if(s IS NULL, (0, 1.5D), (s._1 + size(v),"
            + " s._2)))¦a stream of pairs (STRING, STRUCT<_1: INT, _2: DOUBLE>)",
        "map(w -> (w, 1)) | updateStateByKey((v, s) -> CASE WHEN s IS NOT NULL THEN s.n + 1 ELSE"
            + " named_struct('n', 1).n END)¦error",
        "map(w -> (w, 1)) | updateStateByKey((v, s) -> CASE WHEN s IS NULL THEN v ELSE concat(s, v)"
            + " END)¦a stream of pairs (STRING, ARRAY<INT>)",
        "map(m -> from_json(m, 'url STRING, status INT')) | map(r -> (r.status,"
            + " r.url))¦a stream of pairs (INT, STRING)",
      })
  void typesGoThroughTheWholeChain(String pipeline, String type) {
    if (type.equals("error")) {
      assertThat(mistake(pipeline)).isNotNull();
      return;
    }
    assertThat(COMPILER.compile(pipeline, StreamType.LINES).output()).hasToString(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '~',
      value = {
        "flatmap(x -> x)¦^^^^^^^¦there is no stage flatmap",
        "map(x -> lenght(x))¦         ^^^^^^¦there is no function lenght",
        "map(x -> a.b(x))¦         ^^^¦there is no function a.b",
        "map(line -> lin)¦            ^^^¦A column or function parameter with name `lin` cannot be"
            + " resolved. Did you mean one of the following? [`line`]",
        "map(x -> (x, 1)) | combineByKey(v -> (v AS n, 1 AS m), (c, v) -> (c.n AS n, c.q AS m),"
            + " (a, b) -> a)¦"
            + "                                                                              ^¦there is no field q",
        "map(x -> ((x, 1), 1)) | map((k, v) -> k._1 + k._3)¦"
            + "                                               ^^¦there is no field _3",
        "map(x -> x +)¦            ^¦Syntax error at or near end of input",
        "map(x -> 1 / 0)¦         ^^^^^¦Division by zero. Use `try_divide` to tolerate divisor being"
            + " 0 and return NULL instead",
        "map(x -> 2147483647 + 1)¦         ^^^^^^^^^^^^^^¦integer overflow. Use 'try_add' to tolerate"
            + " overflow and return NULL instead",
        "reduceByKey(_ + _)¦^^^^^^^^^^^¦reduceByKey takes a stream of pairs, this is a stream of"
            + " STRING",
        "map(x -> (x AS a, 1 AS b)) | mapValues(v -> v)¦                             ^^^^^^^^^¦"
            + "mapValues takes a stream of pairs, this is a stream of STRUCT<a: STRING, b: INT>",
        "map((a, b) -> a)¦     ^^^^¦the function of map takes 1 parameter, this one has 2",
        "map(x -> (x, 1)) | map((a, b, c) -> a)¦                        ^^^^^^^¦the function of map"
            + " takes 1 parameter or 2 parameters, this one has 3",
        "map(x -> (x, 1)) | reduceByKey(a -> a)¦                               ^¦the function of"
            + " reduceByKey takes 2 parameters, this one has 1",
        "map()¦    ^¦expected a function, found )",
        "map(5s)¦    ^^¦expected a function, found a duration",
        "map(x -> x, 5)¦            ^¦map takes 1 argument",
        "countByValue(0)¦             ^¦the number of tasks is from 1 to 32767",
        "filter(x -> length(x))¦            ^^^^^^^^^¦the condition of filter is of type INT",
        "flatMap(x -> length(x))¦             ^^^^^^^^^¦the function of flatMap gives INT",
        "map(x -> (x, 1)) | reduceByKey((a, b) -> 'x')¦"
            + "                                         ^^^¦the function makes STRING of INT",
        "map(x -> map(x, 1)) | countByValue()¦                      ^^^^^^^^^^^^¦countByValue cannot"
            + " compare keys of type MAP<STRING, INT>",
        "map(x -> (x, 1)) | updateStateByKey((v, s) -> s)¦"
            + "                                              ^¦the state has no type",
        "map(x -> (x AS a, 1 AS A))¦                  ^¦a row has one column A at most",
        "map(x -> (x AS time, 1 AS b))¦^^^¦a result has no column time: that is the time of its batch",
        "map(x -> (SELECT 1))¦         ^¦a subquery has no place in a function of one record",
        "map(x -> count(x) OVER ())¦         ^¦a window function has no place in a function of one"
            + " record",
        "map(x -> *)¦         ^¦* has no place in a function of one record",
        "map(x -> date 'today')¦         ^^^^^^^^^^^^¦a date or time that is today is refused",
        "map(x -> current_date)¦         ^^^^^^^^^^^^¦current_date is refused: it reads the clock, so"
            + " a batch that runs again has another result",
        "map(x -> unix_timestamp())¦         ^¦current_timestamp is refused: it reads the clock,"
            + " so a batch that runs again has another result",
      })
  void aWrongTypeIsSaidBeforeTheStart(String pipeline, String carets, String message) {
    assertThat(mistake(pipeline))
        .hasMessage("wrong pipeline: " + message + "\n  " + pipeline + "\n  " + carets);
  }

  @Test
  void aMistakeInAnyLineOfABodyHasItsPlace() {
    assertThat(mistake("map(x ->\n  concat(x,\n    foo(x)))"))
        .hasMessage("wrong pipeline: there is no function foo\n  3:     foo(x)))\n         ^^^");
  }

  @Test
  void theNearestNameIsTheHint() {
    assertThat(mistake("map(x -> lenght(x))").hint().orElseThrow())
        .startsWith("did you mean length?");
    assertThat(mistake("reduceBykey(_ + _)").hint().orElseThrow())
        .startsWith("did you mean reduceByKey? stages are map, flatMap, filter, ");
    assertThat(mistake("map(x -> (x AS name, 1 AS n)) | map(r -> r.nane)").hint())
        .contains("did you mean name? fields are name, n");
    assertThat(mistake("reduceByKey(_ + _)").hint())
        .contains("make pairs before it, such as map(x -> (x, 1))");
    assertThat(mistake("map(x -> x, 5)").hint()).contains("it is written map(x -> value)");
  }

  private static DstreamException mistake(String pipeline) {
    return catchThrowableOfType(
        DstreamException.class, () -> COMPILER.compile(pipeline, StreamType.LINES));
  }
}
