package io.dstream.source;

import io.dstream.hadoop.RawFiles;
import io.dstream.spark.Rdds;
import io.dstream.spec.FileMagic;
import io.dstream.spec.RecordField;
import io.dstream.text.LineBlock;
import io.dstream.text.LineBlockReader;
import io.dstream.text.RecordBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The lines of a file that start in the bytes {@code [start, end)}. Slices that cover a file
 * neither share nor miss a line, wherever they are cut. A compressed file (by its extension) is one
 * slice.
 *
 * @param path a Hadoop URI, or the name of a file sent with the job if {@code shipped} is true
 * @param text whether the file must be text of at least {@code end} bytes; if not, all existing
 *     bytes of the slice are read
 */
record FileSlice(String path, boolean shipped, boolean text, long start, long end)
    implements Serializable {
  private static final long SLICE_BYTES = 32L << 20;

  /**
   * Cuts {@code [start, end)} of a file into slices. {@code start} must be the beginning of a line.
   */
  static List<FileSlice> cut(String path, boolean shipped, long start, long end) {
    List<FileSlice> slices = new ArrayList<>();
    for (long from = start; from < end; from += SLICE_BYTES) {
      slices.add(new FileSlice(path, shipped, true, from, Math.min(end, from + SLICE_BYTES)));
    }
    return slices;
  }

  /** Returns the slices of a whole file. A compressed file is not cut. */
  static List<FileSlice> ofFile(String path, long length, Configuration conf) {
    return Compression.of(new Path(path), conf).isPresent()
        ? List.of(new FileSlice(path, false, false, 0, Long.MAX_VALUE))
        : cut(path, false, 0, length);
  }

  /** Converts a URI to a Hadoop path, in which nothing is escaped. */
  static String pathOf(URI uri) {
    return new Path(uri).toString();
  }

  /** Returns whether a file's extension says that it is compressed. */
  static boolean isCompressed(String path) {
    return Compression.of(new Path(path), new Configuration()).isPresent();
  }

  /** Returns an RDD of the slices' lines. Tasks read them on demand, one block at a time. */
  static JavaRDD<LineBlock> rdd(
      JavaSparkContext context, List<FileSlice> slices, Broadcast<SerializableConfiguration> conf) {
    return rdd(context, slices, List.of(), conf);
  }

  /** Returns the same RDD for records that have fields: {@link RecordField#FILE} or none. */
  static JavaRDD<LineBlock> rdd(
      JavaSparkContext context,
      List<FileSlice> slices,
      List<RecordField> fields,
      Broadcast<SerializableConfiguration> conf) {
    int partitions = Math.max(1, Math.min(slices.size(), 2 * context.defaultParallelism()));
    return Rdds.flatMap(context.parallelize(slices, partitions), new Read(fields, conf));
  }

  private record Read(List<RecordField> fields, Broadcast<SerializableConfiguration> conf)
      implements FlatMapFunction<FileSlice, LineBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<LineBlock> call(FileSlice slice) {
      Iterator<LineBlock> lines = slice.read(conf.value().value());
      if (fields.isEmpty()) {
        return lines;
      }
      byte[] row = new FieldRows(fields).of(slice.path());
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return lines.hasNext();
        }

        @Override
        public LineBlock next() {
          return RecordBlock.of(lines.next(), row);
        }
      };
    }
  }

  /**
   * Reads the lines, in a task.
   *
   * @throws UncheckedIOException caused by a {@link BadFileException}, here or while the lines are
   *     read
   */
  Iterator<LineBlock> read(Configuration conf) {
    Path file = new Path(shipped ? "file://" + SparkFiles.get(path) : path);
    try {
      return read(file, conf);
    } catch (IOException e) {
      throw new UncheckedIOException(BadFileException.of(file, e));
    }
  }

  private Iterator<LineBlock> read(Path file, Configuration conf) throws IOException {
    Optional<Compression> compression = shipped ? Optional.empty() : Compression.of(file, conf);
    FSDataInputStream raw = RawFiles.open(file, conf);
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              try {
                raw.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    if (compression.isPresent()) {
      InputStream in = compression.get().open(raw);
      return new Blocks(file, new LineBlockReader(in), in, 0);
    }
    long before = start == 0 ? 0 : start - 1;
    LineBlockReader reader = new LineBlockReader(raw, end - before);
    if (start > 0) {
      // A line that starts at `start` follows an LF at `start - 1`.
      raw.seek(before);
      reader.skipLine();
    }
    Blocks blocks = new Blocks(file, reader, raw, text ? end - before : 0);
    if (start == 0 && text) {
      blocks.requireText();
    }
    return blocks;
  }

  private static final class Blocks implements Iterator<LineBlock> {
    private final Path file;
    private final LineBlockReader reader;
    private final InputStream in;
    private final long least;
    private Optional<LineBlock> ahead;

    /**
     * Reads a file that must have at least {@code least} bytes from where {@code reader} begins.
     */
    Blocks(Path file, LineBlockReader reader, InputStream in, long least) {
      this.file = file;
      this.reader = reader;
      this.in = in;
      this.least = least;
      this.ahead = advance();
    }

    /** Checks that the file is text. The first block must be the beginning of the file. */
    void requireText() throws IOException {
      Optional<FileMagic> magic =
          ahead.flatMap(block -> FileMagic.of(block.bytes(), block.from(), block.to()));
      if (magic.isPresent()) {
        String ending = magic.get().ending();
        throw new IOException(
            "it holds "
                + magic.get()
                + (file.getName().endsWith(ending)
                    ? ", which cannot be read here"
                    : ", and its name does not end in " + ending));
      }
    }

    private Optional<LineBlock> advance() {
      try {
        Optional<LineBlock> next = reader.next();
        if (next.isEmpty()) {
          in.close(); // a task may read thousands of files
          if (reader.bytesRead() < least) {
            throw new BadFileException(file, Compression.TOO_SHORT, null);
          }
        }
        return next;
      } catch (IOException e) {
        throw new UncheckedIOException(BadFileException.of(file, e));
      }
    }

    @Override
    public boolean hasNext() {
      return ahead.isPresent();
    }

    @Override
    public LineBlock next() {
      LineBlock block = ahead.orElseThrow(NoSuchElementException::new);
      ahead = advance();
      return block;
    }
  }
}
