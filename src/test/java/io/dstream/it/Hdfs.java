package io.dstream.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real HDFS for the tests of a class, in their JVM: a NameNode and a DataNode. */
final class Hdfs implements BeforeAllCallback, AfterAllCallback {
  static {
    // As HDFS runs: an assertion of a NameNode that starts would be what its clients are told.
    Hdfs.class.getClassLoader().setPackageAssertionStatus("org.apache.hadoop", false);
  }

  private java.nio.file.Path disk;
  private MiniDFSCluster cluster;
  private FileSystem files;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    disk = Files.createTempDirectory("dstream-hdfs-");
    Configuration conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disk.toString());
    cluster = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    files = cluster.getFileSystem();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    cluster.shutdown();
    Directories.delete(disk);
  }

  /** The URI of a path, which begins with {@code /}. */
  String uri(Object path) {
    return files.getUri() + "" + path;
  }

  FileSystem files() {
    return files;
  }

  void restartNameNode() throws IOException {
    cluster.restartNameNode();
  }

  /** Writes a whole file; its directory is made. */
  void write(Path file, byte[] content) throws IOException {
    try (OutputStream out = files.create(file)) {
      out.write(content);
    }
  }

  /** What the text sink has left in a directory; nothing where it has none yet. */
  Results results(Path output) {
    try {
      return Results.ofTsv(files.exists(output) ? rows(output) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rows(Path output) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (FileStatus batch : files.listStatus(output)) {
      if (batch.getPath().getName().startsWith(".")) {
        continue;
      }
      for (FileStatus part : files.listStatus(batch.getPath())) {
        try (FSDataInputStream in = files.open(part.getPath())) {
          rows.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return rows.toString();
  }
}
