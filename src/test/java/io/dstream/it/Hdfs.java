package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real HDFS for the tests of a class: a NameNode and a DataNode in processes of their own. */
final class Hdfs implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final java.nio.file.Path JARS =
      java.nio.file.Path.of("target", "hadoop-cluster").toAbsolutePath();
  private static final String NAME_NODE = "org.apache.hadoop.hdfs.server.namenode.NameNode";
  private static final String DATA_NODE = "org.apache.hadoop.hdfs.server.datanode.DataNode";

  private final Dstream processes = new Dstream();
  private final ReservedPort port = new ReservedPort();
  private Program nameNode;
  private DistributedFileSystem files;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    java.nio.file.Path disk = processes.directory("disk");
    processes.file(
        "hdfs-site.xml",
        SiteXml.of(
                "fs.defaultFS=" + uri(""),
                "dfs.replication=1",
                "dfs.namenode.name.dir=" + disk.resolve("name").toUri(),
                "dfs.namenode.http-address=localhost:0",
                "dfs.namenode.safemode.extension=0", // there is no other node to wait for
                "dfs.heartbeat.interval=1",
                "dfs.datanode.data.dir=" + disk.resolve("data").toUri(),
                "dfs.datanode.address=localhost:0",
                "dfs.datanode.http.address=localhost:0",
                "dfs.datanode.ipc.address=localhost:0")
            .getBytes(UTF_8));
    Program.Ended format = java(NAME_NODE).with("-format", "-nonInteractive").run();
    if (format.status() != 0) {
      throw new IOException("cannot format a NameNode: " + format.err());
    }
    nameNode = java(NAME_NODE).start();
    java(DATA_NODE).start();
    files = (DistributedFileSystem) FileSystem.get(URI.create(uri("")), new Configuration());
    awaitNodes();
  }

  private void awaitNodes() {
    Waiting.await("HDFS").ignoreExceptions().until(this::isUp);
  }

  private boolean isUp() throws IOException {
    return files.getDataNodeStats().length == 1 && !files.setSafeMode(SafeModeAction.SAFEMODE_GET);
  }

  private Dstream.Command java(String main) {
    return processes.java(256, processes.directory("files") + ":" + JARS + "/*", main);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    processes.showIfFailed(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    files.close();
    processes.close();
    port.close();
  }

  /** The URI of a path, which begins with {@code /}. */
  String uri(Object path) {
    return "hdfs://localhost:" + port.number() + path;
  }

  FileSystem files() {
    return files;
  }

  /** Kills the NameNode, as a machine that fails does, and starts it again. */
  void restartNameNode() {
    nameNode.signal("KILL");
    nameNode.end();
    nameNode = java(NAME_NODE).start();
    awaitNodes();
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
