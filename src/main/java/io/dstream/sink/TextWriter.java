package io.dstream.sink;

import io.dstream.control.Notices;
import io.dstream.hadoop.DirectoryLock;
import io.dstream.hadoop.RawFiles;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.spark.Rdds;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Writes batches into the directory of a {@link TextSink}, which is locked if possible. */
final class TextWriter implements Sink.BatchWriter {
  /** The option and the directory, for messages. */
  private final String named;

  private final Path directory;
  private final RowFormat format;
  private final Instant known;
  private final Optional<DirectoryLock> lock;
  private Broadcast<SerializableConfiguration> shipped;

  /**
   * @param known the time of the last batch that may already be in the directory
   */
  private TextWriter(TextSink sink, RowFormat format, Instant known, Optional<DirectoryLock> lock) {
    this.named = named(sink);
    this.directory = sink.directory();
    this.format = format;
    this.known = known;
    this.lock = lock;
  }

  private static String named(TextSink sink) {
    return sink.option() + " " + sink.output();
  }

  /**
   * Locks the directory for this stream. If it cannot be locked, a notice says so.
   *
   * @throws DstreamException when another program holds the lock: exit status 1
   */
  static TextWriter open(TextSink sink, Schema schema, Beginning beginning, Notices notices) {
    Instant known = beginning.latest().orElse(Instant.EPOCH);
    return new TextWriter(sink, sink.format().of(schema), known, lock(sink, notices));
  }

  private static Optional<DirectoryLock> lock(TextSink sink, Notices notices) {
    String named = named(sink);
    try {
      return DirectoryLock.take(named, sink.directory(), new Configuration(), notices::say);
    } catch (IOException e) {
      notices.say(
          named
              + " cannot be locked ("
              + IoErrors.reason(e)
              + "); nothing keeps other programs from it");
      return Optional.empty();
    }
  }

  @Override
  public void write(JavaRDD<RowBlock> rows, Instant time) throws IOException {
    Configuration conf = rows.context().hadoopConfiguration();
    if (shipped == null) {
      shipped =
          JavaSparkContext.fromSparkContext(rows.context())
              .broadcast(new SerializableConfiguration(conf));
    }
    String name = TextSink.nameOf(time);
    Path hidden = new Path(directory, "." + name);
    Path batch = new Path(directory, name);
    FileSystem files = RawFiles.of(batch, conf);
    requireOurs(files, batch, time);
    files.delete(hidden, true);
    List<String> parts =
        Rdds.run(rows, new WriteParts(hidden.toString(), TimeFormat.UTC.of(time), format, shipped))
            .stream()
            .flatMap(List::stream)
            .toList();
    // A task that ran twice leaves two files; parts names only one of them.
    files.delete(batch, true);
    if (!parts.isEmpty()) {
      publish(files, hidden, parts, batch);
    }
  }

  /** Fails when a batch exists that is newer than the checkpoint; older ones are written again. */
  private void requireOurs(FileSystem files, Path batch, Instant time) throws IOException {
    if (time.isAfter(known) && files.exists(batch)) {
      throw DstreamException.failed(
          named + " has a batch of " + time + " already, and it is of another run",
          TextSink.OTHERS,
          null);
    }
  }

  private static void publish(FileSystem files, Path hidden, List<String> parts, Path batch)
      throws IOException {
    keepOnly(parts, files, hidden);
    if (!files.rename(hidden, batch)) {
      throw new IOException(hidden + " could not be renamed to " + batch.getName());
    }
    keepOnly(parts, files, batch); // deletes what an abandoned task wrote meanwhile
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

  @Override
  public void close() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the rows of a partition into one file and returns its name; none without rows. */
  private record WriteParts(
      String directory, String time, RowFormat format, Broadcast<SerializableConfiguration> conf)
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
