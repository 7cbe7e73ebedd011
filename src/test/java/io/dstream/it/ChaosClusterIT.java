package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exact results of streams on a cluster whose executors and workers are killed. */
@Tag("slow")
class ChaosClusterIT {
  @RegisterExtension static final SparkCluster CLUSTER = new SparkCluster();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void executorsThatWriteTransactionsAreKilled() {
    Program.Ended end = chaos("--kill executor --source kafka --sink kafka --stateful").run();
    assertThat(end.out()).as(end.err()).matches("exact: [\\d,]+ words, 0 differ\n");
    assertThat(end.err()).containsPattern("kill 2 of 2, executor \\d+,");
    assertThat(end.status()).isZero();
  }

  @Test
  void aWorkerThatIsKilledIsStartedAgain() {
    Program.Ended end =
        chaos("--kill worker --source file --sink text")
            .with(
                "--pipe",
                "flatMap(line -> split(line, ' ')) | map(w -> (w, 1))"
                    + " | reduceByKeyAndWindow(_ + _, _ - _, 2s, 1s)")
            .run();
    assertThat(end.out())
        .as(end.err())
        .matches("exact: [\\d,]+ rows of [\\d,]+ batches, 0 differ\n");
    assertThat(end.err()).containsPattern("kill 2 of 2, worker \\d+,");
    assertThat(end.status()).isZero();
  }

  private Dstream.Command chaos(String options) {
    return dstream
        .command("chaos --kills 2 --records 20000 --words 3000 --batch 1s --seed 8 " + options)
        .with("--master", CLUSTER.master())
        .with("--conf", "spark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s")
        .with("--conf", "spark.executor.memory=512m", "--conf", "spark.driver.host=127.0.0.1");
  }
}
