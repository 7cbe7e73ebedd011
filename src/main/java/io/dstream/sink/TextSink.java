package io.dstream.sink;

import io.dstream.hadoop.FileSystems;
import io.dstream.hadoop.UserPaths;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import io.dstream.spec.PipelineSpec;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import picocli.CommandLine.Option;

/**
 * Writes every row of each batch to text files. Each batch has one directory, named after the batch
 * time in UTC so that sorting by name sorts by time. Each partition with rows has one file.
 * Executors write into a hidden directory, which is renamed when it is complete. A batch that is
 * written again replaces the directory. A batch without rows writes nothing.
 *
 * @param output the directory of the batches, any Hadoop URI
 * @param option the option that names the directory, for messages
 */
public record TextSink(String output, RowFormat.Name format, String option) implements Sink {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern BATCH = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z");

  /** The hint for the user when the directory has a batch of another run. */
  static final String OTHERS =
      "another program wrote it, or a clock was wrong: name another directory";

  /** Returns the name of the directory of the batch at {@code time}. */
  static String nameOf(Instant time) {
    return NAME.format(time);
  }

  /** The option that names the directory of the text sink. */
  public static final String OPTION = "--output";

  /** Options of {@code --sink text}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = OPTION,
        paramLabel = "DIR",
        description = "text: where each batch gets its directory, any Hadoop URI.")
    private String output;

    @Override
    public String name() {
      return "text";
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      if (output == null || output.isEmpty()) {
        throw DstreamException.usage(
            "--sink text needs --output", "name the directory for the results: --output DIR");
      }
      return new TextSink(output, settings.format(), OPTION);
    }
  }

  @Override
  public String describe() {
    return "text files in " + output + ", format " + format;
  }

  @Override
  public List<String> contacts() {
    return List.of(output);
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  /** Only checks that the directory can be written; it is created when the stream starts. */
  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    FileSystems.requireRename(option, output);
    Path path = directory();
    try {
      FileSystem files = FileSystems.of(path, new Configuration());
      Path existing = files.makeQualified(path);
      while (!files.exists(existing)) {
        existing = existing.getParent();
      }
      if (!files.getFileStatus(existing).isDirectory()) {
        throw FileErrors.notDirectory(option, existing.toUri().getPath());
      }
      files.access(existing, FsAction.WRITE);
      if (existing.equals(files.makeQualified(path))) {
        requireNoneAfter(nameOf(Instant.now()), files.listStatus(existing));
      }
    } catch (IOException e) {
      throw FileErrors.unwritable(option, output, IoErrors.reason(e));
    }
  }

  /** This stream's batches are later than now, and must not meet later batches of another run. */
  private void requireNoneAfter(String now, FileStatus[] batches) {
    for (FileStatus batch : batches) {
      String name = batch.getPath().getName();
      if (BATCH.matcher(name).matches() && name.compareTo(now) > 0) {
        throw DstreamException.failed(
            option + " " + output + " has a batch that is later than now: " + name, OTHERS, null);
      }
    }
  }

  Path directory() {
    try {
      return UserPaths.of(output);
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage(option + " '" + output + "' is no path: " + e.getMessage());
    }
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return TextWriter.open(this, schema, beginning, outlets.notices());
  }
}
