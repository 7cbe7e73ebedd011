package io.dstream.pipe.stage;

import io.dstream.pipe.function.BodyText;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.SparkMessages;
import io.dstream.pipe.function.SqlSettings;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.text.StageCall;
import io.dstream.pipe.text.TextRange;
import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.sql.catalyst.csv.UnivocityParser;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.CsvToStructs;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.JsonToStructs;
import org.apache.spark.sql.catalyst.expressions.Length;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.RaiseError;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.StartsWith;
import org.apache.spark.sql.catalyst.expressions.StringReplace;
import org.apache.spark.sql.catalyst.expressions.StringTrimLeft;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.util.CharVarcharUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map;

/**
 * Parses the records of a source with Spark's {@code from_json} or {@code from_csv}. A record that
 * does not match the schema is an error.
 *
 * @param schema the columns in Spark SQL syntax, such as {@code id INT, url STRING}
 */
public record RecordParsing(RecordFormat format, String schema) {
  private static final String SCHEMA = "--schema";
  private static final String ARRAY = "a line is one JSON object, and this is an array";
  private static final String OPEN_QUOTE = "a quote is not closed: a record is one line";
  private static final String NO_OBJECT = "a line is one JSON object, and this is none";

  /**
   * The parser options. Quotes within quotes are doubled, as in RFC 4180. Spark's default escape is
   * a backslash.
   */
  private static final Map<String, String> OPTIONS =
      new Map.Map3<>("mode", "FAILFAST", "escape", "\"", "unescapedQuoteHandling", "RAISE_ERROR");

  /**
   * Returns the names of the columns in lower case.
   *
   * @throws DstreamException wrong usage: the schema is not valid
   */
  public Set<String> columnNames() {
    return Arrays.stream(columns(SCHEMA).fieldNames())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /**
   * Returns whether a line can be a CSV header: each column has a name, and no two names are equal,
   * ignoring case. Otherwise, Spark renames the columns, and the line would be parsed as a record.
   */
  public static boolean isHeader(String line) {
    return !CsvHeader.names(OPTIONS, line).isEmpty();
  }

  /**
   * Creates the stage that parses records.
   *
   * @param source the name of the source for messages, followed by {@code =}; empty if it is the
   *     only source
   * @param records the type of the source's records: lines, or structs of a line and fields
   * @throws DstreamException wrong usage: the schema is not valid
   */
  public TypedStage stage(String source, StreamType records) {
    String option = source.isEmpty() ? SCHEMA : SCHEMA + " " + source.replace("=", "");
    StructType columns = columns(option);
    StructType all = new StructType(columns.fields());
    StructType fields = fields(records);
    for (StructField field : fields.fields()) {
      requireNoColumn(option, columns, field.name());
      all = all.add(field);
    }
    String text = "--parse " + source + format;
    Expression parsed = parsed(columns);
    requireParsable(option, parsed, columns);
    TextRange nowhere = new TextRange(0, 0);
    return new TypedStage(
        new StageCall("--parse", text, List.of(), nowhere, nowhere),
        new StreamType(all, false),
        new Step.Narrow(
            new ParsedRows(
                RowFunction.of(text, parsed),
                fields.size(),
                RowFunction.of(text, joined(all, columns, records)),
                format == RecordFormat.CSV_HEADER
                    ? new CsvHeader(OPTIONS, List.of(columns.fieldNames()))
                    : null),
            false));
  }

  /** Returns the fields that records have besides their text. */
  private static StructType fields(StreamType records) {
    return records.element() instanceof StructType struct
        ? new StructType(Arrays.copyOfRange(struct.fields(), 1, struct.length()))
        : new StructType();
  }

  private StructType columns(String option) {
    StructType written = written(option);
    if (CharVarcharUtils.hasCharVarchar(written)) {
      throw DstreamException.usage(
          option + ": CHAR and VARCHAR are no types of columns here", "use STRING");
    }
    Set<String> names = new HashSet<>();
    StructType columns = new StructType();
    for (StructField column : written.fields()) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw DstreamException.usage(option + ": two columns have the name " + column.name());
      }
      if (!column.nullable()) {
        throw DstreamException.usage(
            option + ": the column " + column.name() + " cannot be NOT NULL",
            "records without it have NULL there: leave them out with filter");
      }
      columns = columns.add(column.name(), column.dataType().asNullable(), true);
    }
    return columns;
  }

  private StructType written(String option) {
    return SqlSettings.with(
        () -> {
          try {
            return new CatalystSqlParser().parseTableSchema(schema);
          } catch (Exception e) { // Scala does not declare what the parser throws
            throw BodyText.whole(schema).mistake(e).in(option, schema);
          }
        });
  }

  private static void requireNoColumn(String option, StructType columns, String field) {
    if (Arrays.stream(columns.fieldNames()).anyMatch(field::equalsIgnoreCase)) {
      throw DstreamException.usage(
          option + ": the column " + field + " has the name of a field of --fields",
          "leave one of them out: functions take columns by their place, so the field may be any");
    }
  }

  /** Returns the columns as one struct, parsed from the text in the first column. */
  private Expression parsed(StructType columns) {
    Expression text = new BoundReference(0, DataTypes.StringType, false);
    Option<String> zone = Option.apply(SqlSettings.TIME_ZONE);
    if (format != RecordFormat.JSON) {
      return SqlSettings.with(
          () ->
              new If(
                  endsWithinQuotes(text),
                  error(OPEN_QUOTE, columns),
                  new CsvToStructs(columns, OPTIONS, text, zone, Option.empty())));
    }
    return SqlSettings.with(
        () ->
            new If(
                new StartsWith(new StringTrimLeft(text), textOf("[")),
                error(ARRAY, columns),
                new Coalesce(
                    Trees.seq(
                        List.of(
                            new JsonToStructs(columns, OPTIONS, text, zone),
                            error(NO_OBJECT, columns))))));
  }

  /**
   * Returns the condition that the number of quotes is odd. Spark's parser accepts such a record as
   * complete.
   */
  private static Expression endsWithinQuotes(Expression text) {
    Expression without = new StringReplace(text, textOf("\""), textOf(""));
    Expression quotes = new Subtract(new Length(text), new Length(without), EvalMode.ANSI());
    return new EqualTo(
        new Remainder(quotes, Literal.create(2, DataTypes.IntegerType), EvalMode.ANSI()),
        Literal.create(1, DataTypes.IntegerType));
  }

  private static Expression textOf(String value) {
    return Literal.create(value, DataTypes.StringType);
  }

  private static Expression error(String message, StructType type) {
    return new RaiseError(textOf(message), type);
  }

  /**
   * Returns the element, computed from a row with the parsed columns, as one struct, and the
   * record.
   */
  private static Expression joined(StructType all, StructType columns, StreamType records) {
    Expression parsed = new BoundReference(0, columns, true);
    Expression record = new BoundReference(1, records.element(), false);
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < all.length(); i++) {
      boolean column = i < columns.length();
      values.add(textOf(all.fieldNames()[i]));
      values.add(
          new GetStructField(
              column ? parsed : record, column ? i : i - columns.length() + 1, Option.empty()));
    }
    return new CreateNamedStruct(Trees.seq(values));
  }

  /** Rejects column types that the format does not support. */
  private void requireParsable(String option, Expression parsed, StructType columns) {
    if (format == RecordFormat.JSON) {
      Trees.visit(
          parsed,
          node -> {
            if (node instanceof JsonToStructs && !node.checkInputDataTypes().isSuccess()) {
              throw DstreamException.usage(
                  option + ": the keys of a MAP in JSON are of type STRING");
            }
          });
      return;
    }
    try {
      new UnivocityParser(columns, columns, new CSVOptions(OPTIONS, true, SqlSettings.TIME_ZONE));
    } catch (Exception e) { // Scala does not declare what it throws
      throw DstreamException.usage(
          option + ": CSV has no such column: " + SparkMessages.of(e),
          "take it as STRING, and make the value in a stage");
    }
  }
}
