package io.dstream.sink;

import io.dstream.hadoop.RawFiles;
import io.dstream.hadoop.UserPaths;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import io.dstream.spec.PipelineSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import picocli.CommandLine.Option;

/**
 * Every row of each batch in text files: one directory a batch, named for its time in UTC so that
 * sorting by name sorts by time, with one file a partition that has rows. Executors write into a
 * hidden directory; it gets its name when all of it is there. A batch that is written again
 * replaces the directory; a batch without rows writes nothing.
 *
 * @param output the directory of the batches, any Hadoop URI
 */
public record TextSink(String output, RowFormat.Name format) implements Sink {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Options of {@code --sink text}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "text: where each batch gets its directory, any Hadoop URI.")
    private String output;

    @Override
    public String name() {
      return "text";
    }

    @Override
    public Sink toSink(RowFormat.Name format) {
      if (output == null || output.isEmpty()) {
        throw DstreamException.usage(
            "--sink text needs --output", "name the directory for the results: --output DIR");
      }
      return new TextSink(output, format);
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

  /** The directory is made when the first rows come; here only what stands in its way is found. */
  @Override
  public void check(PipelineSpec<?, ?> pipeline) {
    Path path = directory();
    try {
      FileSystem files = path.getFileSystem(new Configuration());
      Path existing = files.makeQualified(path);
      while (!files.exists(existing)) {
        existing = existing.getParent();
      }
      if (!files.getFileStatus(existing).isDirectory()) {
        throw FileErrors.notDirectory("--output", existing.toUri().getPath());
      }
      files.access(existing, FsAction.WRITE);
    } catch (IOException e) {
      throw FileErrors.unwritable("--output", output, IoErrors.reason(e));
    }
  }

  private Path directory() {
    try {
      return UserPaths.of(output);
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage("--output '" + output + "' is no path: " + e.getMessage());
    }
  }

  @Override
  public BatchWriter open(Schema schema, Outlets outlets) {
    return new Writer(directory().toString(), format.of(schema));
  }

  private static final class Writer implements BatchWriter {
    private final String output;
    private final RowFormat format;
    private Broadcast<SerializableConfiguration> shipped;

    Writer(String output, RowFormat format) {
      this.output = output;
      this.format = format;
    }

    @Override
    public void write(JavaRDD<RowBlock> rows, Instant time) throws IOException {
      Configuration conf = rows.context().hadoopConfiguration();
      if (shipped == null) {
        shipped =
            JavaSparkContext.fromSparkContext(rows.context())
                .broadcast(new SerializableConfiguration(conf));
      }
      String name = NAME.format(time);
      Path hidden = new Path(output, "." + name);
      Path batch = new Path(output, name);
      FileSystem files = RawFiles.of(batch, conf);
      files.delete(hidden, true);
      List<String> parts =
          Rdds.run(rows, new WriteParts(hidden.toString(), time, format, shipped)).stream()
              .flatMap(List::stream)
              .toList();
      // A task that ran twice left two files, and named one.
      files.delete(batch, true);
      if (!parts.isEmpty()) {
        publish(files, hidden, parts, batch);
      }
    }

    private static void publish(FileSystem files, Path hidden, List<String> parts, Path batch)
        throws IOException {
      keepOnly(parts, files, hidden);
      if (!files.rename(hidden, batch)) {
        throw new IOException(hidden + " could not be renamed to " + batch.getName());
      }
      keepOnly(parts, files, batch); // what a task that nobody waits for wrote meanwhile
    }

    private static void keepOnly(List<String> parts, FileSystem files, Path directory)
        throws IOException {
      for (var file : files.listStatus(directory)) {
        String name = file.getPath().getName();
        if (!parts.contains(name)) {
          files.delete(file.getPath(), false);
        }
      }
    }
  }

  /** Writes the rows of a partition into one file and names it; no rows, no file. */
  private record WriteParts(
      String directory, Instant time, RowFormat format, Broadcast<SerializableConfiguration> conf)
      implements Function<Iterator<RowBlock>, List<String>> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 64 * 1024;

    @Override
    public List<String> call(Iterator<RowBlock> blocks) throws IOException {
      TaskContext task = TaskContext.get();
      String name =
          String.format(Locale.ROOT, "part-%05d-%d", task.partitionId(), task.taskAttemptId());
      Path path = new Path(directory, name);
      OutputStream file = null;
      ByteArrayOutputStream lines = new ByteArrayOutputStream(BUFFER);
      try {
        while (blocks.hasNext()) {
          for (Iterator<Row> rows = blocks.next().rows(); rows.hasNext(); ) {
            if (file == null) {
              file = RawFiles.of(path, conf.value().value()).create(path, true);
            }
            format.append(rows.next(), time, lines);
            if (lines.size() >= BUFFER) {
              lines.writeTo(file);
              lines.reset();
            }
          }
        }
        if (file == null) {
          return List.of();
        }
        lines.writeTo(file);
      } finally {
        if (file != null) {
          file.close();
        }
      }
      return List.of(name);
    }
  }
}
