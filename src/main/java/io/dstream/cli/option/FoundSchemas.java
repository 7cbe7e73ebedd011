package io.dstream.cli.option;

import io.dstream.checkpoint.CheckpointSummary;
import io.dstream.control.Notices;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.SourceSet;
import io.dstream.table.LineColumns;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * Schemas that nobody says: as the checkpoint has them, so that a stream goes on as it began, else
 * of the first records.
 */
public final class FoundSchemas {
  private final SourceSet<Source> sources;
  private final RecoverySpec recovery;
  private final Map<String, String> conf;
  private final Notices notices;

  /**
   * @param conf Spark properties of the user
   */
  public FoundSchemas(
      SourceSet<Source> sources, RecoverySpec recovery, Map<String, String> conf, Notices notices) {
    this.sources = sources;
    this.recovery = recovery;
    this.conf = conf;
    this.notices = notices;
  }

  /**
   * The columns of a source's records, as {@code --schema} has them.
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
    Source.Sample sample =
        sources
            .byName()
            .get(source)
            .sample()
            .orElseThrow(
                () ->
                    notFound(source, "nobody can look at its lines before the stream takes them"));
    if (sample.lines().isEmpty()) {
      throw notFound(source, "it has no lines yet");
    }
    if (format == RecordFormat.CSV_HEADER && !sample.begin()) {
      throw notFound(source, "its header is not among the lines that can be looked at");
    }
    StructType columns =
        format == RecordFormat.JSON
            ? LineColumns.ofJson(sample.lines(), conf)
            : LineColumns.ofCsv(sample.lines(), format == RecordFormat.CSV_HEADER, conf);
    if (columns.isEmpty()) {
      throw notFound(
          source, "none of the " + sample.lines().size() + " lines looked at is " + format);
    }
    String schema = columns.toDDL();
    notices.say(
        (sample.lines().size() == 1 ? "a line of " : sample.lines().size() + " lines of ")
            + source
            + (sample.lines().size() == 1 ? " has " : " have ")
            + ParseOptions.SCHEMA
            + " '"
            + (sources.single() ? "" : source + "=")
            + schema
            + "'");
    return schema;
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
