package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong is one line that names the option, perhaps with a hint, and nothing has started.
 */
class ErrorsIT {
  private static final Set<String> PATHS = Set.of("a-file", "missing", "out", "state");

  @RegisterExtension final Dstream dstream = new Dstream();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --nope;                                                       --nope
          stray;                                                        stray
          --batch 5;                                                    --batch
          --batch 10ms;                                                 --batch
          --window 2500ms;                                              --window
          --window 4s --slide 1500ms;                                   --slide
          --slide 2s;                                                   --slide
          --window 5s --stateful;                                       --window
          --state-timeout 5s;                                           --state-timeout
          --source socket --master local[1];                            --master
          --source socket --master local;                               --master
          --master yarn;                                                --master
          --source socket --port 70000;                                 --port
          --source socket --receivers 2 --master local[2];              --master
          --source socket --receivers 0;                                --receivers
          --listen 4141 --receivers 2 --master local[3];                --receivers
          --source socket --port http;                                  --port
          --source socket://localhost:9999 --port 9999;                 --port
          --source socket://localhost;                                  --source
          --source nowhere;                                             --source
          --source socket --source file;                                --path
          --source socket --source socket;                              --source
          --source a=socket://localhost:1 --source socket://localhost:2; --source
          --source socket --path .;                                     --path
          --source file;                                                --path
          --source file --path missing;                                 --path
          --source file --path a-file;                                  --path
          --source file --path . --on-bad-file shrug;                   --on-bad-file
          --source flume --master local[1];                             --master
          --source flume --port 70000;                                  --port
          --source flume --host not.a.host.invalid --master local[2];   --host
          --source flume --checkpoint state --topic a;                  --topic
          --source flume://localhost:4141 --port 4141;                  --port
          --source flume://localhost:4141/a;                            --source
          --source flume://localhost:http;                              --source
          --source socket://localhost:9999?a=b;                         --source
          --compression --source socket;                                --compression
          --source kafka;                                               --topic
          --source kafka --topic a --topic-pattern b;                   --topic-pattern
          --source kafka --topic a --bootstrap-server nonsense;         --bootstrap-server
          --source kafka --topic a --kafka-property nonsense=1;         --kafka-property
          --source kafka --topic a --from sideways;                     --from
          --input missing;                                              --input
          --queue-batches 0;                                            --queue-batches
          --split [;                                                    --split
          --stop-words missing;                                         --stop-words
          --min-length -1;                                              --min-length
          --sink nowhere;                                               --sink
          --sink console,console;                                       --sink
          --sink text;                                                  --output
          --sink text --output s3a://bucket/out;                        --output
          --source file --path . --checkpoint gs://bucket/state;        --checkpoint
          --source file --path s3a://bucket/in;                         --path
          --source file --path nosuch://host/in;                        --path
          --sink text --output a-file;                                  --output
          --output out;                                                 --output
          --jdbc-table counts;                                          --jdbc-table
          --sink jdbc --jdbc-url jdbc:oracle:x;                         --jdbc-url
          --sink jdbc --jdbc-url jdbc:h2:mem:x;                         --jdbc-url
          --sink jdbc --jdbc-table a-b;                                 --jdbc-table
          --sink jdbc --jdbc-password;                                  --jdbc-password
          --sink jdbc --jdbc-password env:NOT_THERE;                    --jdbc-password
          --sink jdbc --jdbc-connections 0;                             --jdbc-connections
          --sink jdbc --sink-timeout soon;                              --sink-timeout
          --sink text --output out --sink-timeout 5s;                   --sink-timeout
          --sink hbase --hbase-quorum zk:port;                          --hbase-quorum
          --sink hbase --hbase-table a/b;                               --hbase-table
          --sink hbase --hbase-family a:b;                              --hbase-family
          --sink hbase --hbase-property nonsense;                       --hbase-property
          --hbase-table t;                                              --hbase-table
          --sink kafka;                                                 --sink-topic
          --sink kafka --sink-topic a/b;                                --sink-topic
          --sink-topic a;                                               --sink-topic
          --sink kafka --sink-topic a --sink-key nope;                  --sink-key
          --sink kafka --sink-topic a --sink-key word,word;             --sink-key
          --sink kafka --sink-topic a --sink-format xml;                --sink-format
          --sink kafka --sink-topic a --sink-guarantee never;           --sink-guarantee
          --sink kafka --sink-topic a --sink-guarantee exactly-once;    --checkpoint
          --sink kafka --sink-topic a --sink-bootstrap-server nonsense; --sink-bootstrap-server
          --sink kafka --sink-topic a --sink-kafka-property nonsense=1; --sink-kafka-property
          --sink kafka --sink-topic a --sink-kafka-property enable.idempotence=false; --sink-kafka-property
          --source kafka://localhost:9/a --sink kafka --sink-topic a --sink-bootstrap-server 127.0.0.1:9; --sink-topic
          --sink kafka --sink-topic a --sink-kafka-config missing;      --sink-kafka-config
          --source kafka --topic a --sink kafka --sink-topic a;         --sink-topic
          --source kafka --topic a/b;                                   --topic
          --top -1;                                                     --top
          --format xml;                                                 --format
          --master sparc://there;                                       --master
          --conf a=b;                                                   --conf
          --conf spark.streaming.concurrentJobs=2;                      concurrentJobs
          --checkpoint state;                                           --checkpoint
          --fresh;                                                      --fresh
          --source socket --wal;                                        --wal
          --source file --path . --checkpoint state --wal;              --wal
          --source file --path . --checkpoint a-file;                   --checkpoint
          --source kafka --topic a --on-data-loss shrug;                --on-data-loss
          --batches 0;                                                  --batches
          --idle 0s;                                                    --idle
          --duration soon;                                              --duration
          --stop-timeout 0s;                                            --stop-timeout
          --max-rate 5;                                                 --max-rate
          """)
  void wrongUsageEndsWithStatus2(String arguments, String named) throws IOException {
    Path work = dstream.directory("work");
    Files.createFile(work.resolve("a-file"));
    Object[] inWork = // a path is taken from the directory of the process, here from another one
        Stream.of(arguments.split(" ", -1))
            .map(word -> PATHS.contains(word) ? work.resolve(word) : word)
            .toArray();
    assertIsOneLineNaming(named, dstream.command("wordcount").with(inWork).runHere(), 2);
    assertThat(dstream.leftBehind()).hasToString("[work/a-file]");
  }

  @ParameterizedTest
  @CsvSource({
    "wordcout, wordcout",
    "--nope, --nope",
    "serve-kafka --port 99999, --port",
    "serve-kafka --topics a:0, --topics"
  })
  void soItDoesOutsideOfWordcount(String arguments, String named) {
    assertIsOneLineNaming(named, dstream.command(arguments).runHere(), 2);
  }

  /** The same of the process: a command, the root, and what is known only when it starts. */
  @ParameterizedTest
  @CsvSource({
    "wordcount --nope, --nope",
    "--nope, --nope",
    "wordcount --source file --path missing, --path",
    "wordcount --sink text --output a-file, --output"
  })
  void soDoesTheProcessAndItLeavesNothing(String arguments, String named) throws IOException {
    Files.createFile(dstream.directory("work").resolve("a-file"));
    assertIsOneLineNaming(named, dstream.command(arguments).run(), 2);
    assertThat(dstream.leftBehind()).hasToString("[work/a-file]");
  }

  @Test
  void aMasterThatIsNotThereIsAFailure() {
    Program.Ended end = dstream.command("wordcount --master spark://localhost:1").runHere();
    assertIsOneLineNaming("--master spark://localhost:1", end, 1);
  }

  @Test
  void aDatabaseThatNeverAnswersDoesNotKeepAStop() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Program program =
          dstream
              .command("wordcount --sink jdbc --jdbc-url")
              .with("jdbc:mysql://127.0.0.1:" + silent.getLocalPort() + "/words")
              .start();
      silent.accept();
      program.signal("TERM");
      assertThat(program.end().silentlyWith(143)).as("nothing was read yet").isEmpty();
    }
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "completion bash", "wordcount --explain"})
  void aFullDiskUnderStdoutIsAFailure(String arguments) {
    Program.Ended end = dstream.bash("dstream " + arguments + " >/dev/full").run();
    assertIsOneLineNaming("stdout cannot be written to: No space left", end, 1);
  }

  @Test
  void nobodyWhoReadsStdoutIsAQuietEnd() {
    Program.Ended end =
        dstream.bash("{ dstream completion bash; echo $? >&2; } | true; exit 0").run();
    assertThat(end.err()).isEqualTo("0\n");
  }

  /** Checks the end of a command: nothing on stdout, a line on stderr, perhaps a hint. */
  static void assertIsOneLineNaming(String named, Program.Ended end, int status) {
    assertThat(end.out()).isEmpty();
    assertThat(end.err()).matches("dstream: [^\n]+\n(hint: [^\n]+\n)?");
    assertThat(end.err().lines().findFirst().orElseThrow()).contains(named);
    assertThat(end.status()).isEqualTo(status);
  }
}
