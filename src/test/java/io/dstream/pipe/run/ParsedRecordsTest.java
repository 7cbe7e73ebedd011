package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Skipped;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import io.dstream.spec.SourceSet;
import io.dstream.table.TableSet;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that are parsed by a schema, before the first stage. */
final class ParsedRecordsTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final String ONLY = SourceSet.ONLY;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static PipePlan plan(
      String pipeline, List<RecordField> fields, RecordParsing parsing, boolean skips) {
    Map<String, RecordParsing> parsings = Map.of(ONLY, parsing);
    return new PipePlan(
        COMPILER.compile(
            pipeline,
            Map.of(ONLY, StreamType.records(fields)),
            parsings,
            Map.of(),
            Duration.ofSeconds(1)),
        Map.of(ONLY, fields),
        Set.of(),
        parsings,
        TableSet.NONE,
        skips);
  }

  private static Operation open(PipePlan plan) {
    return plan.open(OperationContext.stateless(spark.context().sc(), 3));
  }

  private static List<String> batch(Operation operation, JavaRDD<LineBlock> blocks) {
    return PipeRows.of(operation.rows(BatchInput.of(1000, blocks)));
  }

  private static List<String> rows(RecordParsing parsing, String pipeline, String... lines) {
    return batch(
        open(plan(pipeline, List.of(), parsing, false)),
        PipeRows.blocks(spark.context(), List.of(lines)));
  }

  @Test
  void theRowsAreThoseOfSparksOwnReaders() {
    String schema = "id INT, at TIMESTAMP, tags ARRAY<STRING>, who STRUCT<name: STRING, n: BIGINT>";
    List<String> json =
        List.of(
            "{\"id\": 1, \"at\": \"2026-11-29T08:12:10Z\", \"tags\": [\"a\", null]}",
            " {\"more\": 7, \"who\": {\"name\": \"é\", \"n\": 12345678901}, \"id\": -5}",
            "",
            " \t ",
            "{}");
    SparkSession session = SparkSession.builder().getOrCreate();
    session.conf().set("spark.sql.session.timeZone", "UTC");
    List<String> expected =
        session
            .read()
            .schema(schema)
            .option("mode", "FAILFAST")
            .json(session.createDataset(json, org.apache.spark.sql.Encoders.STRING()))
            .selectExpr(
                "concat(coalesce(string(id), 'null'), coalesce(string(at), 'null'),"
                    + " coalesce(to_json(tags), 'null'), coalesce(to_json(who), 'null'))")
            .as(org.apache.spark.sql.Encoders.STRING())
            .collectAsList();
    assertThat(expected).hasSize(3);
    assertThat(
            rows(
                new RecordParsing(RecordFormat.JSON, schema),
                "map((id, at, tags, who) -> concat(coalesce(string(id), 'null'),"
                    + " coalesce(string(at), 'null'), coalesce(to_json(tags), 'null'),"
                    + " coalesce(to_json(who), 'null')))",
                json.toArray(String[]::new)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void csvHasQuotesNullsAndAHeaderWhereItIsAskedFor() {
    String schema = "id INT, url STRING, price DECIMAL(5, 2)";
    String[] lines = {"\uFEFFid,url,price", "1,\"a, \"\"b\"\"\",2.5", "2,,", "", "id,url,price"};
    assertThat(
            rows(new RecordParsing(RecordFormat.CSV_HEADER, schema), "map(r -> to_json(r))", lines))
        .containsExactlyInAnyOrder(
            "{\"id\":1,\"url\":\"a, \\\"b\\\"\",\"price\":2.50}", "{\"id\":2}");
    assertThatThrownBy(
            () -> rows(new RecordParsing(RecordFormat.CSV, schema), "countByValue()", lines))
        .hasStackTraceContaining("--parse csv: ")
        .hasStackTraceContaining("'id,url,price'");
  }

  /** A record may begin as the header does. */
  @Test
  void aHeaderIsNoRecordHoweverItIsQuoted() {
    assertThat(
            rows(
                new RecordParsing(RecordFormat.CSV_HEADER, "id STRING, `a \"b\"` STRING"),
                "map(r -> r.id)",
                "id,\"a \"\"b\"\"\"",
                "\"id\",\"a \"\"b\"\"\"",
                "id,x",
                "\"id\",\"a\"",
                "identity,1"))
        .containsExactlyInAnyOrder("id", "id", "identity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "JSON¦no JSON",
        "JSON¦{\"id\": \"one\"}",
        "JSON¦{\"id\": 99999999999}",
        "JSON¦[{\"id\": 1}, {\"id\": 2}]",
        "JSON¦null",
        "JSON¦17",
        "CSV¦one,x",
        "CSV¦1",
        "CSV¦1,x,2",
        "CSV¦1,\"x",
        "CSV¦1,\"x\"y\"\"",
        "CSV¦1,x\"",
      })
  void aBadRecordIsAFailedRecordOfTheParse(RecordFormat format, String line) {
    RecordParsing parsing = new RecordParsing(format, "id INT, url STRING");
    Operation operation = open(plan("map((id, url) -> id)", List.of(), parsing, true));
    String good = format == RecordFormat.JSON ? "{\"id\": 4}" : "4,x";
    assertThat(batch(operation, PipeRows.blocks(spark.context(), List.of(line, good, line))))
        .containsExactly("4");
    Skipped skipped = operation.skipped().orElseThrow();
    assertThat(skipped.records()).isEqualTo(2);
    assertThat(skipped.why())
        .startsWith("--parse " + format + ": ")
        .endsWith("for '" + line + "'")
        .doesNotContain("PERMISSIVE", "[null]");
    assertThat(PipeRows.of(skipped.letters()))
        .hasSize(2)
        .allMatch(letter -> letter.equals(line + skipped.why()));
    assertThatThrownBy(() -> rows(parsing, "map((id, url) -> id)", line))
        .hasStackTraceContaining(skipped.why());
  }

  @Test
  void fieldsComeBehindTheColumns() {
    RecordParsing parsing = new RecordParsing(RecordFormat.JSON, "id INT");
    List<RecordField> fields = List.of(RecordField.TOPIC, RecordField.OFFSET);
    PipePlan plan = plan("map((id, topic, offset) -> (offset, id, topic))", fields, parsing, true);
    assertThat(plan.pipeline().parses())
        .singleElement()
        .satisfies(
            parse ->
                assertThat(parse.output())
                    .hasToString("a stream of STRUCT<id: INT, topic: STRING, offset: BIGINT>"));
    Operation operation = open(plan);
    assertThat(
            batch(
                operation,
                spark
                    .context()
                    .parallelize(
                        List.of(
                            record("{\"id\": 7}", "t", 1), record("", "t", 2), record("x", "u", 3)),
                        2)))
        .containsExactly("17t");
    assertThat(operation.skipped().orElseThrow().why()).endsWith("for 'x'");
    assertThat(PipeRows.of(operation.skipped().orElseThrow().letters()))
        .singleElement()
        .asString()
        .startsWith("x--parse json: ");
  }

  private static LineBlock record(String text, String topic, long offset) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    UnsafeProjection toBytes =
        UnsafeProjection.create(new DataType[] {DataTypes.StringType, DataTypes.LongType});
    Object[] fields = {UTF8String.fromString(topic), offset};
    return RecordBlock.of(
        new LineBlock(bytes, 0, bytes.length),
        toBytes.apply(new GenericInternalRow(fields)).getBytes().clone());
  }

  @Test
  void theSchemaIsPartOfWhatACheckpointBelongsTo() {
    RecordParsing parsing = new RecordParsing(RecordFormat.CSV, " id INT,\n  url STRING");
    assertThat(plan("countByValue()", List.of(), parsing, false).identity())
        .containsEntry("--parse", "csv")
        .containsEntry("--schema", "id INT, url STRING")
        .containsEntry("PIPELINE", "countByValue()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "JSON¦id INTT¦--schema: Unsupported data type \"INTT\"¶  id INTT¶     ^^^^",
        "JSON¦id INT url STRING¦--schema: Syntax error at or near 'url'¶  id INT url STRING¶         ^^^",
        "JSON¦id¦--schema: Syntax error at or near end of input¶  id¶    ^",
        "JSON¦id INT, ID STRING¦--schema: two columns have the name ID",
        "JSON¦id INT NOT NULL¦--schema: the column id cannot be NOT NULL",
        "JSON¦id VARCHAR(3)¦--schema: CHAR and VARCHAR are no types of columns here",
        "JSON¦id INT, file STRING¦--schema: the column file has the name of a field of --fields",
        "CSV¦id INT, tags ARRAY<STRING>¦--schema: CSV has no such column: ",
        "JSON¦m MAP<INT, STRING>¦--schema: the keys of a MAP in JSON",
      })
  void aWrongSchemaIsSaidBeforeTheStart(RecordFormat format, String schema, String message) {
    DstreamException mistake =
        catchThrowableOfType(
            DstreamException.class,
            () ->
                plan(
                    "countByValue()",
                    List.of(RecordField.FILE),
                    new RecordParsing(format, schema),
                    false));
    assertThat(mistake).hasMessageStartingWith(message.replace("¶", "\n"));
  }
}
