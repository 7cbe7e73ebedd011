package io.dstream.cli.option;

import io.dstream.checkpoint.CheckpointSummary;
import io.dstream.control.Notices;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.SourceSet;
import io.dstream.table.LineColumns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * Finds schemas that are not specified. It takes the schema from the checkpoint, so that a stream
 * continues as it began; otherwise it infers the schema from the first records.
 */
public final class FoundSchemas {
  private final SourceSet<Source> sources;
  private final RecoverySpec recovery;
  private final Map<String, String> conf;
  private final Notices notices;

  /**
   * @param conf the user's Spark properties
   */
  public FoundSchemas(
      SourceSet<Source> sources, RecoverySpec recovery, Map<String, String> conf, Notices notices) {
    this.sources = sources;
    this.recovery = recovery;
    this.conf = conf;
    this.notices = notices;
  }

  /**
   * Returns the columns of a source's records, in the format of {@code --schema}.
   *
   * @throws DstreamException wrong usage, when they cannot be found
   */
  String of(String source, RecordFormat format) {
    Optional<String> known = ofCheckpoint(source);
    return known.isPresent() ? known.get() : ofRecords(source, format);
  }

  private Optional<String> ofCheckpoint(String source) {
    String option = ParseOptions.SCHEMA + (sources.single() ? "" : " " + source);
    return recovery.fresh()
        ? Optional.empty()
        : recovery
            .checkpoint()
            .flatMap(directory -> CheckpointSummary.of(directory, new Configuration()))
            .map(checkpoint -> checkpoint.pipeline().get(option));
  }

  private String ofRecords(String source, RecordFormat format) {
    Source from = sources.byName().get(source);
    List<String> lines =
        lines(
            source,
            format,
            from.sample()
                .orElseThrow(
                    () ->
                        notFound(
                            source,
                            "lines of " + from.uri() + " cannot be looked at before the start")));
    StructType columns =
        format == RecordFormat.JSON
            ? LineColumns.ofJson(lines, conf)
            : LineColumns.ofCsv(lines, format == RecordFormat.CSV_HEADER, conf);
    if (columns.isEmpty()) {
      throw notFound(source, "none of the " + lines.size() + " lines looked at is " + format);
    }
    String schema = columns.toDDL();
    notices.say(
        String.format(
            Locale.ROOT,
            "columns of %s, found in %s: %s '%s%s'",
            source,
            Phrases.count(lines.size(), "line"),
            ParseOptions.SCHEMA,
            sources.single() ? "" : source + "=",
            schema));
    return schema;
  }

  private static List<String> lines(String source, RecordFormat format, Source.Sample sample) {
    if (sample.lines().isEmpty()) {
      throw notFound(source, "it has no lines yet");
    }
    if (format == RecordFormat.CSV_HEADER) {
      if (!sample.begin()) {
        throw notFound(source, "its header is not among the lines that can be looked at");
      }
      String header = sample.lines().get(0);
      if (!RecordParsing.isHeader(header)) {
        throw notFound(
            source,
            "its first line is no header, with a name for each column and none twice: " + header);
      }
    }
    return sample.lines();
  }

  private static DstreamException notFound(String source, String why) {
    return DstreamException.usage(
        ParseOptions.PARSE
            + " without "
            + ParseOptions.SCHEMA
            + " for the source "
            + source
            + ": "
            + why,
        "add " + ParseOptions.EXAMPLE);
  }
}
