package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code target/dstream-cluster.jar}, which brings no Spark, given to {@code spark-submit}. */
@Tag("slow")
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
    DriverKills kills = new DriverKills(dstream);
    Program.Ended submitted =
        CLUSTER
            .submit(dstream, "--deploy-mode", "cluster", "--supervise")
            .with(kills.arguments())
            .run();
    assertThat(submitted.err()).contains("State of driver");
    kills.check(CLUSTER::drivers);
    CLUSTER.killApplications();
  }
}
