package io.dstream.cli.option;

import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** How the text of records is parsed. */
public final class ParseOptions {
  static final String PARSE = "--parse";
  static final String SCHEMA = "--schema";
  static final String EXAMPLE = "--schema 'id INT, url STRING'";

  @Option(
      names = PARSE,
      paramLabel = "json|csv|csv-header",
      completionCandidates = Names.class,
      description = {
        "Parses each line: a JSON object, or a line of CSV; csv-header passes over lines that are"
            + " the names of the columns. A record is then a row of the columns of --schema, before"
            + " those of --fields. NAME=FORMAT, repeatable, is that of one source."
      })
  private List<String> formats = new ArrayList<>();

  @Option(
      names = SCHEMA,
      paramLabel = "COLUMNS",
      description = {
        "The columns that --parse makes, with types of Spark SQL: 'id INT, url STRING' (default: as"
            + " the first records have them). NAME=COLUMNS, repeatable, are those of one source."
      })
  private List<String> schemas = new ArrayList<>();

  /** The values offered by completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RecordFormat.names().iterator();
    }
  }

  /**
   * Returns how records are parsed, by source. A source whose records are not parsed is absent.
   *
   * @param sources the names of the sources
   * @param others finds the schemas that are not specified
   * @throws DstreamException wrong usage
   */
  public Map<String, RecordParsing> bySource(Set<String> sources, FoundSchemas others) {
    Map<String, RecordFormat> parse =
        PerSource.values(PARSE, formats, sources, ParseOptions::format);
    Map<String, String> schema = PerSource.values(SCHEMA, schemas, sources, ParseOptions::schema);
    requireParsed(schema.keySet(), parse.keySet());
    Map<String, RecordParsing> parsings = new LinkedHashMap<>();
    for (Map.Entry<String, RecordFormat> parsed : parse.entrySet()) {
      String name = parsed.getKey();
      RecordFormat format = parsed.getValue();
      String columns = schema.containsKey(name) ? schema.get(name) : others.of(name, format);
      parsings.put(name, new RecordParsing(format, columns));
    }
    return parsings;
  }

  private static RecordFormat format(String name) {
    return RecordFormat.named(name)
        .orElseThrow(
            () ->
                DstreamException.usage(
                    PARSE + " '" + name + "' is none of " + String.join(", ", RecordFormat.names()),
                    Nearest.hint(name, RecordFormat.names(), "")));
  }

  private static String schema(String columns) {
    if (columns.isBlank()) {
      throw DstreamException.usage(SCHEMA + " has no columns", "write them: " + EXAMPLE);
    }
    return columns;
  }

  private static void requireParsed(Set<String> having, Set<String> parsed) {
    for (String source : having) {
      if (!parsed.contains(source)) {
        throw DstreamException.usage(
            SCHEMA + " without " + PARSE + " for the source " + source,
            "add --parse json or --parse csv");
      }
    }
  }
}
