package io.dstream.source;

import io.dstream.hadoop.RawFiles;
import io.dstream.text.LineBlock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A write-ahead log of received lines: a sequence of files of plain lines. A new file begins after
 * {@value #FILE_BYTES} bytes, and a file is removed once all of it is counted. A slice is flushed
 * to the operating system, or to HDFS, before its lines can count.
 */
record ReceivedLog(String directory, SerializableConfiguration conf) implements Serializable {
  private static final long FILE_BYTES = 64L << 20;

  /** The bytes {@code [from, to)} of a log file: whole lines. */
  record Slice(String file, long from, long to) implements Serializable {}

  private FileSystem files() throws IOException {
    return RawFiles.of(new Path(directory), conf.value());
  }

  Writer writer() {
    return new Writer();
  }

  /** Writes the lines of one receiver. Not thread-safe. */
  final class Writer implements AutoCloseable {
    private FSDataOutputStream out;
    private String name;

    /** Logs the lines of these blocks. Adds an LF to a block that does not end in one. */
    Slice write(List<LineBlock> blocks) throws IOException {
      if (out == null || out.getPos() >= FILE_BYTES) {
        close();
        name = nextName();
        out = files().create(new Path(directory, name), false);
      }
      FSDataOutputStream file = out;
      out = null; // a file is not written to again after a failed write
      long from = file.getPos();
      for (LineBlock block : blocks) {
        file.write(block.bytes(), block.from(), block.length());
        if (block.length() > 0 && block.bytes()[block.to() - 1] != '\n') {
          file.write('\n');
        }
      }
      file.hflush();
      out = file;
      return new Slice(name, from, out.getPos());
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
        out = null;
      }
    }
  }

  /** Converts the slices to file slices of at most {@code bytes} bytes. */
  List<FileSlice> read(List<Slice> slices, long bytes) {
    List<FileSlice> cut = new ArrayList<>();
    for (Slice slice : slices) {
      String path = new Path(directory, slice.file()).toString();
      for (long from = slice.from(); from < slice.to(); from += bytes) {
        cut.add(new FileSlice(path, false, false, from, Math.min(slice.to(), from + bytes)));
      }
    }
    return cut;
  }

  /** Returns all whole lines after {@code position}, the end of a slice: what no batch has read. */
  List<Slice> after(Slice position) throws IOException {
    List<Slice> slices = new ArrayList<>();
    for (String file : names()) {
      long from = file.equals(position.file()) ? position.to() : 0;
      if (file.compareTo(position.file()) >= 0) {
        long end = lastLineEnd(file, from);
        if (end > from) {
          slices.add(new Slice(file, from, end));
        }
      }
    }
    return slices;
  }

  /** Returns the offset after the last whole line, because a crash may have truncated a line. */
  private long lastLineEnd(String file, long from) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long at = from;
    long end = from;
    try (InputStream in = files().open(new Path(directory, file))) {
      in.skipNBytes(from);
      for (int read; (read = in.read(buffer)) > 0; at += read) {
        for (int i = read - 1; i >= 0; i--) {
          if (buffer[i] == '\n') {
            end = at + i + 1;
            break;
          }
        }
      }
    }
    return end;
  }

  /**
   * Returns the name of the next file. Numbers only grow, because the last file is never removed.
   */
  private String nextName() throws IOException {
    List<String> names = names();
    long last = names.isEmpty() ? 0 : Long.parseLong(names.get(names.size() - 1));
    return String.format(Locale.ROOT, "%020d", last + 1);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus file : files().listStatus(new Path(directory))) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of(); // nothing was received yet
    }
    names.sort(null);
    return names;
  }

  /** Removes the files before {@code file}, which are completely counted. */
  void removeBefore(String file) throws IOException {
    for (String name : names()) {
      if (name.compareTo(file) < 0) {
        files().delete(new Path(directory, name), false);
      }
    }
  }
}
