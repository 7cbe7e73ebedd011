package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files from a real HDFS counted into a real HDFS. */
class HdfsIT {
  static {
    // As HDFS runs: an assertion of a NameNode that starts would be what its clients are told.
    HdfsIT.class.getClassLoader().setPackageAssertionStatus("org.apache.hadoop", false);
  }

  @TempDir private static java.nio.file.Path disk;
  private static MiniDFSCluster hdfs;
  private static FileSystem files;

  @RegisterExtension final Dstream dstream = new Dstream();
  private Path input;
  private Path output;

  @BeforeAll
  static void startHdfs() throws IOException {
    Configuration conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disk.toString());
    hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    files = hdfs.getFileSystem();
  }

  @AfterAll
  static void stopHdfs() {
    hdfs.shutdown();
  }

  @BeforeEach
  void makeInput(TestInfo test) throws IOException {
    Path home = new Path("/" + test.getTestMethod().orElseThrow().getName());
    input = new Path(home, "in");
    output = new Path(home, "out");
    files.mkdirs(input);
  }

  @Test
  void plainAndCompressedFilesAreCountedIntoWholeFiles() throws IOException {
    ZipfText text = new ZipfText(7);
    byte[] plain = text.lines(3000);
    byte[] compressed = text.linesWithoutLastEnd(2000);
    try (OutputStream out = files.create(new Path(input, "plain"))) {
      out.write(plain);
    }
    try (OutputStream out = new GZIPOutputStream(files.create(new Path(input, "packed.gz")))) {
      out.write(compressed);
    }
    dstream
        .command("wordcount --existing --batch 500ms --batches 8 --sink text --format tsv")
        .with("--source", files.getUri() + "" + input, "--output", files.getUri() + "" + output)
        .run()
        .quietly();
    assertThat(output().sum()).isEqualTo(Tally.sum(List.of(Tally.of(plain), Tally.of(compressed))));
  }

  @Test
  void aCheckpointInHdfsGoesOnAfterAKill() throws IOException {
    ZipfText text = new ZipfText(8);
    List<byte[]> all = new ArrayList<>();
    Dstream.Command command =
        dstream
            .command("wordcount --existing --batch 1s --stateful --sink text --format tsv")
            .with("--source", files.getUri() + "" + input, "--output", files.getUri() + "" + output)
            .with("--checkpoint", files.getUri() + "/checkpoint");
    drop(text, all);
    Program killed = command.start();
    killed.await("counts", p -> output().latest().equals(sum(all)));
    Dstream.Command other =
        dstream
            .command("wordcount --queue-batches 1 --sink text")
            .with("--output", files.getUri() + "" + output);
    ErrorsIT.assertIsOneLineNaming("/out is in use by process ", other.runHere(), 1);
    killed.signal("KILL");
    killed.end();
    drop(text, all);
    Program next = command.start(); // what was killed had two leases, which HDFS takes from it
    next.await("counts", p -> output().latest().equals(sum(all)));
    next.signal("TERM");
    assertThat(next.end().status()).isEqualTo(143);
  }

  @Test
  void aNameNodeThatRestartsIsWaitedForAndFilesComeByRename() throws IOException {
    List<byte[]> all = new ArrayList<>();
    ZipfText text = new ZipfText(9);
    Program program =
        dstream
            .command("wordcount --existing --batch 500ms --stateful --sink text --format tsv")
            .with("--source", files.getUri() + "" + input, "--output", files.getUri() + "" + output)
            .with("--checkpoint", files.getUri() + "/restarts")
            .start();
    for (int restart = 0; restart < 3; restart++) {
      Path copying = new Path(input, "copied-" + restart + "._COPYING_");
      byte[] lines = text.lines(200);
      try (OutputStream out = files.create(copying)) {
        out.write(lines);
      }
      drop(text, all);
      program.await("counts", p -> output().latest().equals(sum(all)));
      hdfs.restartNameNode();
      files.rename(copying, new Path(input, "copied-" + restart));
      all.add(lines);
      program.await("goes on", p -> output().latest().equals(sum(all)));
    }
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
  }

  /** Moves a file into the directory that is read. */
  private void drop(ZipfText text, List<byte[]> all) throws IOException {
    byte[] lines = text.lines(500);
    Path written = new Path(input.getParent(), "written");
    try (OutputStream out = files.create(written)) {
      out.write(lines);
    }
    files.rename(written, new Path(input, "file-" + all.size()));
    all.add(lines);
  }

  private static Tally sum(List<byte[]> texts) {
    return Tally.sum(texts.stream().map(Tally::of).toList());
  }

  private Results output() {
    try {
      return Results.ofTsv(files.exists(output) ? rows() : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rows() throws IOException {
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
