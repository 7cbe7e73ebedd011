package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.cli.CommandTree;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.sink.BestRows;
import io.dstream.source.SourceWord;
import io.dstream.spark.RecordTypes;
import io.dstream.spec.RecordField;
import io.dstream.spec.SourceSet;
import io.dstream.table.TableSet;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import io.dstream.text.RecordBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.unsafe.types.UTF8String;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/**
 * The recipes of {@code docs/recipes.md} give the rows that stand there. The command line of each
 * is parsed as {@code dstream} parses it; its sources are replaced by the lines of the recipe, and
 * its sink by the rows that the console shows.
 */
final class RecipesTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final Path FILE = Path.of("docs", "recipes.md");
  private static final int AT_LEAST = 20;
  private static final int DEFAULT_TOP = 10;
  private static final int PARTITIONS = 3;
  private static final Pattern SORTS = Pattern.compile("\\| *(sortBy|sortByKey|top)\\(|ORDER BY");

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  static List<Recipe> recipes() throws IOException {
    return Recipe.of(Files.readString(FILE));
  }

  @Test
  void thereAreTwentyOfDifferentPurposes() throws IOException {
    assertThat(recipes().stream().map(Recipe::title).distinct())
        .hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void theRowsAreThoseOfTheRecipe(Recipe recipe) {
    assertThat(recipe.input()).isNotEmpty();
    assertThat(recipe.rows()).isNotEmpty();
    assertThat(recipe.rows().values()).doesNotContain(List.of());
    ParseResult pipe = parsed(recipe);
    int top = pipe.matchedOptionValue("--top", DEFAULT_TOP);
    Duration interval = pipe.matchedOptionValue("--batch", Duration.ofSeconds(1));
    Plan plan = plan(pipe, interval);
    long slide = plan.cadence().slide().orElse(interval).toMillis();
    Operation operation =
        plan.open(new OperationContext(spark.context().sc(), PARTITIONS, Optional.empty(), 0, top));
    for (int batch = 1; batch <= recipe.batches(); batch++) {
      long time = batch * interval.toMillis();
      Map<String, JavaRDD<LineBlock>> input =
          blocks(recipe.input().getOrDefault(batch, Map.of()), fieldsOf(plan, pipe));
      List<String> rows =
          console(operation.rows(new BatchInput(time, 0, time % slide == 0, input)), top, plan);
      operation.commit();
      ListAssert<String> found = assertThat(rows).as("%s: rows of batch %d", recipe, batch);
      List<String> expected = recipe.rows().getOrDefault(batch, List.of());
      if (isOrdered(plan, pipe)) {
        found.containsExactlyElementsOf(expected);
      } else {
        found.containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  /** The command line, as {@code dstream} takes it. */
  private static ParseResult parsed(Recipe recipe) {
    ParseResult command =
        CommandTree.create().parseArgs(recipe.command().toArray(String[]::new)).subcommand();
    assertThat(command.commandSpec().name()).isIn("pipe", "sql");
    return command;
  }

  private static Plan plan(ParseResult command, Duration interval) {
    return command.commandSpec().name().equals("sql")
        ? query(command)
        : pipeline(command, interval);
  }

  private static SqlPlan query(ParseResult sql) {
    Map<String, List<RecordField>> sources = fields(sql);
    Duration window = sql.matchedOptionValue("--window", Duration.ZERO);
    Duration slide = sql.matchedOptionValue("--slide", Duration.ZERO);
    QueryCompiler.Span span =
        sql.hasMatchedOption("--stateful")
            ? new QueryCompiler.SinceStart()
            : window.isZero()
                ? new QueryCompiler.EachBatch()
                : new QueryCompiler.Window(
                    window, Optional.of(slide).filter(given -> !given.isZero()));
    return RunningQueries.plan(
        sql.matchedPositionalValue(0, ""), span, parsings(sql, sources), sources.keySet());
  }

  private static PipePlan pipeline(ParseResult pipe, Duration interval) {
    Map<String, List<RecordField>> fields = fields(pipe);
    Map<String, StreamType> types = new LinkedHashMap<>();
    fields.forEach((source, names) -> types.put(source, StreamType.records(names)));
    Map<String, RecordParsing> parsings = parsings(pipe, fields);
    return new PipePlan(
        COMPILER.compile(pipe.matchedPositionalValue(0, ""), types, parsings, Map.of(), interval),
        fields,
        Set.of(),
        parsings,
        TableSet.NONE,
        false);
  }

  /** How the records of all sources are parsed, if they are. */
  private static Map<String, RecordParsing> parsings(
      ParseResult pipe, Map<String, List<RecordField>> sources) {
    List<String> formats = pipe.matchedOptionValue("--parse", List.of());
    List<String> schemas = pipe.matchedOptionValue("--schema", List.of());
    Map<String, RecordParsing> parsings = new LinkedHashMap<>();
    for (String format : formats) {
      RecordFormat named = RecordFormat.named(format).orElseThrow();
      sources
          .keySet()
          .forEach(source -> parsings.put(source, new RecordParsing(named, schemas.get(0))));
    }
    return parsings;
  }

  /** Whether the console has an order for the rows. */
  private static boolean isOrdered(Plan plan, ParseResult command) {
    String text = command.matchedPositionalValue(0, "");
    return SORTS.matcher(text).find() || !plan.schema().rank().isEmpty();
  }

  /** The fields that the plan asks each source for. */
  private static Map<String, List<RecordField>> fieldsOf(Plan plan, ParseResult command) {
    Map<String, List<RecordField>> fields = new LinkedHashMap<>();
    fields(command).keySet().forEach(source -> fields.put(source, plan.fields(source)));
    return fields;
  }

  /** The fields that are asked for, by the names of all sources. */
  private static Map<String, List<RecordField>> fields(ParseResult pipe) {
    List<String> asked = pipe.matchedOptionValue("--fields", List.of());
    List<RecordField> names =
        asked.stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(name -> RecordField.named(name, "--fields"))
            .toList();
    List<String> sources = pipe.matchedOptionValue("--source", List.of());
    Map<String, List<RecordField>> fields = new LinkedHashMap<>();
    sources.forEach(word -> fields.put(SourceWord.of(word).name().orElse(SourceSet.ONLY), names));
    return fields.isEmpty() ? Map.of(SourceSet.ONLY, names) : fields;
  }

  /** The lines of each source; none where a recipe has none. */
  private static Map<String, JavaRDD<LineBlock>> blocks(
      Map<String, List<String>> input, Map<String, List<RecordField>> fields) {
    Map<String, JavaRDD<LineBlock>> blocks = new LinkedHashMap<>();
    assertThat(fields.keySet()).containsAll(input.keySet());
    fields.forEach(
        (source, names) ->
            blocks.put(source, blocks(input.getOrDefault(source, List.of()), names)));
    return blocks;
  }

  /** Lines, or values with fields behind them and tabs in between. */
  private static JavaRDD<LineBlock> blocks(List<String> lines, List<RecordField> fields) {
    if (fields.isEmpty()) {
      return PipeRows.blocks(spark.context(), lines);
    }
    UnsafeProjection toBytes = UnsafeProjection.create(RecordTypes.of(fields));
    List<LineBlock> blocks = new ArrayList<>();
    for (String line : lines) {
      String[] values = line.split("\t", -1);
      assertThat(values).hasSize(1 + fields.size());
      Object[] row = new Object[fields.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = value(fields.get(i), values[1 + i]);
      }
      byte[] text = values[0].getBytes(StandardCharsets.UTF_8);
      byte[] bytes = toBytes.apply(new GenericInternalRow(row)).getBytes();
      blocks.add(RecordBlock.of(new LineBlock(text, 0, text.length), bytes.clone()));
    }
    return spark.context().parallelize(blocks, 2);
  }

  private static Object value(RecordField field, String text) {
    return switch (field) {
      case KEY, TOPIC, FILE -> UTF8String.fromString(text);
      case PARTITION -> Integer.valueOf(text);
      case OFFSET -> Long.valueOf(text);
      case TIMESTAMP, HEADERS -> throw new AssertionError("no recipe has " + field);
    };
  }

  /** The rows that the console shows, in tsv, without the batch time. */
  private static List<String> console(JavaRDD<RowBlock> rows, int top, Plan plan) {
    RowFormat format = RowFormat.Name.tsv.of(plan.schema());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BestRows.of(rows, top == 0 ? Integer.MAX_VALUE : top, plan.schema())
        .rows()
        .forEach(row -> format.append(row, "", out));
    return out.toString(StandardCharsets.UTF_8).lines().map(row -> row.substring(1)).toList();
  }
}
