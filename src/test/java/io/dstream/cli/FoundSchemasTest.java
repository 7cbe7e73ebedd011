package io.dstream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --parse} without {@code --schema}; nothing is started but what looks at lines. */
class FoundSchemasTest {
  private static final String WITHOUT = "--parse without --schema for the source input: ";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "socket --port 9, json, lines of socket://localhost:9 cannot be looked at before the start",
    "queue, csv, lines of queue: cannot be looked at before the start",
    "tail --path DIR/none, json, it has no lines yet",
    "file --path DIR, json, it has no lines yet",
    "tail --path DIR/text.log, json, none of the 2 lines looked at is json"
  })
  void whatHasNoLinesToLookAtIsRefused(String source, String format, String why)
      throws IOException {
    if (source.contains("text")) {
      Files.writeString(directory.resolve("text.log"), "a\nb\nunfinished");
    }
    CommandRun run = explain(source, format);
    assertThat(run.err())
        .isEqualTo("dstream: " + WITHOUT + why + "\nhint: add --schema 'id INT, url STRING'\n");
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json | {\"b\": [1]}~{\"a\": 2.5, \"b\": []} | a DOUBLE,b ARRAY<BIGINT>",
        "json | {\"a b\": true}~oops | `a b` BOOLEAN",
        "csv | 1,x~2.5,y | _c0 DOUBLE,_c1 STRING",
        "csv-header | n,day~1,2024-02-03 | n INT,day DATE",
        "csv-header | \"n\",\"a \"\"b\"\"\"~1,x | n INT,`a \"b\"` STRING"
      })
  void columnsAreThoseOfTheFirstLines(String format, String lines, String schema)
      throws IOException {
    Path file = directory.resolve("app.log");
    Files.write(file, (lines.replace('~', '\n') + '\n').getBytes(UTF_8));
    CommandRun run = explain("tail --path " + file, format);
    assertThat(run.err())
        .isEqualTo("dstream: columns of input, found in 2 lines: --schema '" + schema + "'\n");
    assertThat(run.exitStatus()).isZero();
  }

  /** Spark renames such columns, and the line would be a record. */
  @ParameterizedTest
  @ValueSource(strings = {"a,a,b", "ID,id", "id,,x", "a, ,b", "\"a\",a"})
  void aHeaderWithoutANameForEachColumnIsRefused(String header) throws IOException {
    Path file = directory.resolve("app.log");
    Files.writeString(file, header + "\n1,2,3\n");
    CommandRun run = explain("tail --path " + file, "csv-header");
    assertThat(run.err())
        .startsWith(
            "dstream: "
                + WITHOUT
                + "its first line is no header, with a name for each column and none twice: "
                + header
                + "\n");
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  private CommandRun explain(String source, String format) {
    String line = "pipe --explain --parse " + format + " --source " + source + " count()";
    return CommandRun.of(line.replace("DIR", directory.toString()).split(" "));
  }
}
