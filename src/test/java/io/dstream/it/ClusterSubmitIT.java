package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code target/dstream-cluster.jar}, which brings no Spark, given to {@code spark-submit}. */
class ClusterSubmitIT {
  @RegisterExtension static final SparkCluster CLUSTER = new SparkCluster();

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aDriverHereCountsWhatIsInATopicWithExecutorsThere() throws Exception {
    BROKER.create("submitted", 2);
    byte[] text = new ZipfText(80).bytes(100_000);
    BROKER.send("submitted", Lines.of(text));
    Program.Ended end =
        BROKER
            .into(
                CLUSTER
                    .submit(dstream, "--conf", "spark.driver.host=127.0.0.1")
                    .with("wordcount", "--source", "kafka", "--topic", "submitted")
                    .with("--from", "earliest", "--batch", "1s", "--batches", 3)
                    .with("--stateful", "--format", "tsv", "--top", 0))
            .run();
    assertThat(end.status()).as(end.err()).isZero();
    assertThat(Results.ofTsv(end.out()).latest().differencesFrom(Tally.of(text))).isEmpty();
  }

  @Test
  void aDriverOnTheClusterThatIsKilledIsStartedAgainAndEachLineCountsOnce() throws Exception {
    Path input = dstream.directory("input");
    Path output = dstream.directory("out");
    Program.Ended submitted =
        CLUSTER
            .submit(
                dstream,
                "--deploy-mode",
                "cluster",
                "--supervise",
                "--conf",
                "spark.driver.extraJavaOptions=" + JavaModuleOptions.defaultModuleOptions())
            .with("pipe", "--source", "file", "--path", input, "--existing", "--batch", "1s")
            .with("--checkpoint", dstream.directory("checkpoint"), "--sink", "text")
            .with("--output", output, "--format", "tsv", "map(line -> upper(line))")
            .run();
    assertThat(submitted.err()).contains("State of driver");
    for (int life = 0; life < 2; life++) {
      drop(input, life);
      int files = life + 1;
      Waiting.await("lines of " + files + " files").until(() -> lines(output).size() >= files);
      List<ProcessHandle> driver = CLUSTER.drivers();
      assertThat(driver).hasSize(1);
      CLUSTER.killDrivers();
      Waiting.await("the driver is gone").until(() -> !driver.get(0).isAlive());
    }
    drop(input, 2);
    Waiting.await("all lines").until(() -> lines(output).size() >= 3);
    assertThat(lines(output)).containsExactly("LINE 0", "LINE 1", "LINE 2");
    CLUSTER.killApplications();
  }

  private void drop(Path input, int number) throws IOException {
    Path file = dstream.file("part", ("line " + number + "\n").getBytes(UTF_8));
    Files.move(file, input.resolve("file-" + number));
  }

  private static List<String> lines(Path output) {
    return TextOutput.visibleIn(output).batches().values().stream()
        .flatMap(String::lines)
        .map(line -> line.split("\t", 2)[1])
        .sorted()
        .toList();
  }
}
