package io.dstream.checkpoint;

import io.dstream.hadoop.RawFiles;
import io.dstream.spec.IoErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Files of one directory, on any Hadoop file system. Each file appears whole or not at all: it is
 * written under a hidden name, synced to disk and renamed.
 */
final class DurableFiles {
  private final FileSystem files;
  private final Path directory;

  DurableFiles(Path directory, Configuration conf) throws IOException {
    this.files = RawFiles.of(directory, conf);
    this.directory = directory;
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(FSDataOutputStream out) throws IOException;
  }

  /** Writes a file, replacing an existing one. */
  void write(String name, Content content) throws IOException {
    try (Unfinished file = begin(name)) {
      file.write(content);
      file.finish();
    }
  }

  /** Begins a file; when it is finished, it appears and replaces an existing file of this name. */
  Unfinished begin(String name) throws IOException {
    // Two attempts of a task may write the same file in two processes.
    return new Unfinished(name, new Path(directory, "." + name + "." + UUID.randomUUID()));
  }

  /** A file that is written step by step; closing it before it is finished removes it. */
  final class Unfinished implements AutoCloseable {
    private final String name;
    private final Path hidden;
    private final FSDataOutputStream out;
    private boolean finished;

    private Unfinished(String name, Path hidden) throws IOException {
      this.name = name;
      this.hidden = hidden;
      try {
        this.out = files.create(hidden, true);
      } catch (IOException e) {
        throw failed(hidden, e);
      }
    }

    /** Appends to the file. */
    void write(Content content) throws IOException {
      try {
        content.writeTo(out);
      } catch (IOException e) {
        throw failed(hidden, e);
      }
    }

    /** Syncs the file to disk and gives it its name. */
    void finish() throws IOException {
      write(FSDataOutputStream::hsync);
      write(FSDataOutputStream::close);
      move(hidden, new Path(directory, name));
      finished = true;
    }

    @Override
    public void close() throws IOException {
      if (!finished) {
        out.close();
        files.delete(hidden, false);
      }
    }
  }

  private static IOException failed(Path file, IOException e) {
    return new IOException(
        "the checkpoint's " + file + " cannot be written: " + IoErrors.reason(e), e);
  }

  void rename(String name, String to) throws IOException {
    move(new Path(directory, name), new Path(directory, to));
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.getUri().getScheme().equals("file")) {
      // A local rename replaces an existing file; HDFS needs an option for that.
      FileContext.getFileContext(files.getUri(), files.getConf())
          .rename(files.makeQualified(from), files.makeQualified(to), Options.Rename.OVERWRITE);
    } else if (!files.rename(from, to)) {
      throw new IOException(from + " could not be renamed to " + to.getName());
    }
  }

  /** Removes what killed writers left; no writer may be active. */
  void deleteUnfinished() throws IOException {
    if (files.exists(directory)) {
      for (FileStatus file : files.listStatus(directory)) {
        if (file.getPath().getName().startsWith(".")) {
          files.delete(file.getPath(), false);
        }
      }
    }
  }

  /** Returns the length of a file, in bytes. */
  long length(String name) throws IOException {
    return files.getFileStatus(new Path(directory, name)).getLen();
  }

  FSDataInputStream open(String name) throws IOException {
    return files.open(new Path(directory, name));
  }

  /**
   * Returns the names of the complete files, sorted; none when there is no directory.
   *
   * @throws IOException also when the path is a file
   */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      if (!files.getFileStatus(directory).isDirectory()) {
        throw new IOException("it is no directory");
      }
      for (FileStatus file : files.listStatus(directory)) {
        if (!file.getPath().getName().startsWith(".")) {
          names.add(file.getPath().getName());
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  /** Removes a file, or a directory and everything in it. */
  void delete(String name) throws IOException {
    files.delete(new Path(directory, name), true);
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
