package io.dstream.table;

import io.dstream.hadoop.FileSystems;
import io.dstream.hadoop.UserPaths;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A file, or a directory of files, that Spark's reader of the file format reads.
 *
 * @param where the path as the user wrote it
 */
record FileTable(String where, Path path, Format format) implements Table {
  /**
   * A file format.
   *
   * @param reader the name of Spark's reader
   * @param endings the file name extensions
   * @param options the options of the reader
   */
  record Format(String reader, List<String> endings, Map<String, String> options) {
    private static final List<Format> ALL =
        List.of(
            new Format("parquet", List.of("parquet"), Map.of()),
            new Format(
                "csv",
                List.of("csv"),
                Map.of("header", "true", "mode", "FAILFAST", "escape", "\"")),
            new Format("json", List.of("json", "jsonl", "ndjson"), Map.of("mode", "FAILFAST")),
            new Format("text", List.of("txt", "text", "log"), Map.of()));

    private static Optional<Format> of(String file) {
      List<String> parts = Arrays.asList(file.toLowerCase(Locale.ROOT).split("\\.", -1));
      List<String> endings = parts.subList(1, parts.size());
      return ALL.stream()
          .filter(format -> endings.stream().anyMatch(format.endings::contains))
          .findFirst();
    }

    private boolean hasTypes() {
      return !reader.equals("csv");
    }
  }

  /**
   * Finds the table in a file or a directory; the file names determine the format.
   *
   * @param option the option as the user wrote it, for messages
   * @throws DstreamException wrong usage, when there is no such file or its format is unknown
   */
  static FileTable find(String option, String where, Configuration hadoop) {
    try {
      Path path = UserPaths.of(where);
      FileSystem files = FileSystems.of(path, hadoop);
      if (!files.exists(path)) {
        throw DstreamException.usage(option + ": there is no file or directory " + where);
      }
      return new FileTable(where, files.makeQualified(path), format(option, files, path));
    } catch (IOException | IllegalArgumentException e) {
      throw DstreamException.usage(option + " cannot be read: " + e.getMessage());
    }
  }

  private static Format format(String option, FileSystem files, Path path) throws IOException {
    List<FileStatus> all =
        Arrays.stream(files.listStatus(path))
            .filter(file -> !file.getPath().getName().startsWith("_"))
            .filter(file -> !file.getPath().getName().startsWith("."))
            .toList();
    return all.stream()
        .findFirst()
        .flatMap(file -> Format.of(file.getPath().getName()))
        .orElseThrow(
            () ->
                DstreamException.usage(
                    option + (all.isEmpty() ? " is empty" : ": its format is not known"),
                    "names of files end with .parquet, .csv, .json or .txt"));
  }

  @Override
  public String describe() {
    return format.reader + " " + path;
  }

  @Override
  public StructType columns(SparkSession session) {
    return reader(session).option("inferSchema", !format.hasTypes()).load(path.toString()).schema();
  }

  @Override
  public Dataset<Row> rows(SparkSession session, StructType columns) {
    return reader(session).schema(columns).option("enforceSchema", "false").load(path.toString());
  }

  private DataFrameReader reader(SparkSession session) {
    return session.read().format(format.reader).options(format.options);
  }

  @Override
  public String shown(String message) {
    return message;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--table", path.toString());
  }
}
