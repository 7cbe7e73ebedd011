package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files from a real HDFS counted into a real HDFS. */
@Tag("slow")
class HdfsIT {
  @RegisterExtension static final Hdfs HDFS = new Hdfs();

  @RegisterExtension final Dstream dstream = new Dstream();
  private Path input;
  private Path output;

  @BeforeEach
  void makeInput(TestInfo test) throws IOException {
    Path home = new Path("/" + test.getTestMethod().orElseThrow().getName());
    input = new Path(home, "in");
    output = new Path(home, "out");
    HDFS.files().mkdirs(input);
  }

  @Test
  void plainAndCompressedFilesAreCountedIntoWholeFiles() throws IOException {
    ZipfText text = new ZipfText(7);
    byte[] plain = text.lines(3000);
    byte[] compressed = text.linesWithoutLastEnd(2000);
    HDFS.write(new Path(input, "plain"), plain);
    try (OutputStream out =
        new GZIPOutputStream(HDFS.files().create(new Path(input, "packed.gz")))) {
      out.write(compressed);
    }
    dstream
        .command("wordcount --existing --batch 500ms --batches 8 --sink text --format tsv")
        .with("--source", HDFS.uri(input), "--output", HDFS.uri(output))
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
            .with("--source", HDFS.uri(input), "--output", HDFS.uri(output))
            .with("--checkpoint", HDFS.uri("/checkpoint"));
    drop(text, all);
    Program killed = command.start();
    killed.await("counts", p -> output().latest().equals(sum(all)));
    Dstream.Command other =
        dstream
            .command("wordcount --queue-batches 1 --sink text")
            .with("--output", HDFS.uri(output));
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
            .with("--source", HDFS.uri(input), "--output", HDFS.uri(output))
            .with("--checkpoint", HDFS.uri("/restarts"))
            .start();
    for (int restart = 0; restart < 3; restart++) {
      Path copying = new Path(input, "copied-" + restart + "._COPYING_");
      byte[] lines = text.lines(200);
      HDFS.write(copying, lines);
      drop(text, all);
      program.await("counts", p -> output().latest().equals(sum(all)));
      HDFS.restartNameNode();
      HDFS.files().rename(copying, new Path(input, "copied-" + restart));
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
    HDFS.write(written, lines);
    HDFS.files().rename(written, new Path(input, "file-" + all.size()));
    all.add(lines);
  }

  private static Tally sum(List<byte[]> texts) {
    return Tally.sum(texts.stream().map(Tally::of).toList());
  }

  private Results output() {
    return HDFS.results(output);
  }
}
