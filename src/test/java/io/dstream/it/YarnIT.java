package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code target/dstream-cluster.jar} on YARN, in both deploy modes. */
@Tag("slow")
class YarnIT {
  @RegisterExtension static final YarnCluster CLUSTER = new YarnCluster();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aDriverHereCountsWithExecutorsInContainersAndIsQuiet() {
    byte[] text = new ZipfText(81).lines(5000);
    String console =
        CLUSTER
            .submit(dstream, "--conf", "spark.driver.host=127.0.0.1")
            .with("wordcount", "--input", dstream.file("text", text), "--queue-batches", 3)
            .with("--batch", "1s", "--stateful", "--format", "tsv", "--top", 0)
            .run()
            .quietly();
    assertThat(Results.ofTsv(console).latest()).isEqualTo(Tally.of(text));
  }

  @Test
  void aDriverInAContainerThatIsKilledIsStartedAgainAndEachLineCountsOnce() throws Exception {
    DriverKills kills = new DriverKills(dstream);
    Program.Ended submitted =
        CLUSTER
            .submit(
                dstream,
                "--deploy-mode",
                "cluster",
                "--conf",
                "spark.yarn.submit.waitAppCompletion=false")
            .with(kills.arguments())
            .run();
    assertThat(submitted.status()).as(submitted.err()).isZero();
    kills.check(CLUSTER::drivers);
    CLUSTER.kill(submitted.err());
  }

  @Test
  void howAStreamEndsIsHowItsApplicationEnds() {
    Program.Ended well = run("map(line -> upper(line))");
    assertThat(well.status()).as(well.err()).isZero();
    assertThat(well.err()).contains("final status: SUCCEEDED");
    Program.Ended badly = run("map(line -> raise_error('bad ' || line))");
    assertThat(badly.status()).as(badly.err()).isOne();
    assertThat(badly.err())
        .contains("final status: FAILED", "User application exited with status 1");
  }

  private Program.Ended run(String pipeline) {
    return CLUSTER
        .submit(dstream, "--deploy-mode", "cluster", "--conf", "spark.yarn.maxAppAttempts=1")
        .with("pipe", "--input", dstream.file("text", "one\n".getBytes(UTF_8)))
        .with("--queue-batches", 1, "--batch", "1s", pipeline)
        .run();
  }
}
