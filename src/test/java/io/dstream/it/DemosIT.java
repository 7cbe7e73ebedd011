package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every demo ends by itself, shows what it is to show, and leaves neither process nor file behind.
 * Demos wait more than they work, so several run at a time.
 */
@Tag("slow")
class DemosIT {
  private static final Path DEMOS = Path.of("demos").toAbsolutePath();
  private static final int AT_A_TIME = 3;

  /** What each script prints, whatever the batches in which its lines were counted. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "collect.sh", "(?s)2 GET\n.*kill -9.* 2 /contact\n.*is there again\n",
          "file-stream.sh", "1 Hadoop\n",
          "kafka.sh", "(?s)wordsendertest\n.*hadoop spark\n.* 4\n.* 0\n",
          "operations.sh", "(?s)\tspark\t3\n.*\t45\n.*\\{\"_1\":\\[1,1,1\\].*\thadoop\t1\n",
          "rdd-queue.sh", "(?s)( +10 \\d\n){10}.*( +10 \\d\n){10}",
          "socket-nc.sh", "1 streaming\n",
          "socket-server.sh", " spark\n",
          "stateful.sh", "(?s)\\$ cat .* 8 spark\n.*\nspark +\\| 8\n",
          "whole-picture.sh",
              "(?s)jdbc:mysql.*\t200\t240\n.*404 *\\| 80 *\\|.*500\tvalue\t(\\\\x00){7}P\n");

  private static final Map<Path, Future<Outcome>> RUNS = new TreeMap<>();
  private static ExecutorService pool;

  /** Its server is not used: a demo starts another one from where it is unpacked. */
  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();

  private record Outcome(Dstream dstream, Program.Ended end) {}

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(DEMOS)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  @BeforeAll
  static void startAll() throws IOException {
    pool = Executors.newFixedThreadPool(AT_A_TIME);
    for (Path script : scripts()) {
      RUNS.put(script, pool.submit(() -> run(script)));
    }
  }

  private static Outcome run(Path script) {
    Dstream dstream = new Dstream();
    Program.Ended end =
        dstream
            .other(List.of(script.toString()))
            .env("PATH", MariaDb.PROGRAMS + File.pathSeparator + System.getenv("PATH"))
            .env("TMPDIR", dstream.directory("tmp"))
            .env("BATCH", "500ms")
            .env("INTERVAL", "200ms")
            .env("WINDOW", "2s")
            .env("SLIDE", "1s")
            .env("IDLE", "2s")
            .run();
    return new Outcome(dstream, end);
  }

  @AfterAll
  static void endAll() throws IOException, ExecutionException, InterruptedException {
    pool.shutdown();
    for (Future<Outcome> run : RUNS.values()) {
      run.get().dstream().close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void aDemoShowsSomethingAndCleansUp(Path script) throws Exception {
    Outcome run = RUNS.get(script).get();
    assertThat(run.end().status()).as(run.end().err()).isZero();
    assertThat(run.end().out()).containsPattern(SHOWN.get(script.getFileName().toString()));
    Waiting.await("no process is left")
        .untilAsserted(() -> assertThat(run.dstream().running()).isEmpty());
    assertThat(run.dstream().leftBehind()).isEmpty();
  }

  @Test
  void theListOfListingsNamesEveryDemo() throws IOException {
    String list = Files.readString(DEMOS.resolve("README.md"));
    assertThat(scripts())
        .allSatisfy(script -> assertThat(list).contains("`" + script.getFileName() + "`"));
  }
}
