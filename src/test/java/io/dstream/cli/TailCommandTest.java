package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes together with the sources {@code tail} and {@code --listen}, and with the agent. */
class TailCommandTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          wordcount --source tail; --source tail needs --path
          wordcount --source tail --path /nowhere/x.log; directory /nowhere does not exist (--path)
          wordcount --source tail --path /tmp/x --on-bad-file skip; --on-bad-file belongs to --source file, and the source is tail
          wordcount --source tail:///tmp/x --path /tmp/y; --path and the --source URI tail:///tmp/x both say where lines come from
          wordcount --source tail://x.log; --source tail://x.log names no file
          wordcount --source tail --path /tmp/x --checkpoint c --wal; --wal has no effect on tail:///tmp/x
          wordcount --source socket --listen 1 --port 2; --listen takes clients, and --host and --port name a server
          wordcount --source socket --listen here; --listen here is no address
          wordcount --listen nowhere.invalid:99; --listen: the host name 'nowhere.invalid' is unknown
          tail /tmp/x --to http://x; --to http://x is no place to deliver to
          tail /tmp/x --to kafka://x:1; --to kafka://x:1 is no place to deliver to
          tail /tmp/x --to socket://x:1/y; --to socket://x:1/y is no place to deliver to
          tail /tmp/x --to socket://x:1 --kafka-property acks=1; --kafka-property and --kafka-config are of no use with
          tail /nowhere/x --to socket://x:1; directory /nowhere does not exist (FILE)
          """)
  void whatCannotBeIsRefused(String line, String message) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertThat(run.err()).startsWith("dstream: " + message);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void whatEndsAtTheEndOfItsFilesNeedsOne() {
    String missing = directory + "/typo.log";
    CommandRun run =
        CommandRun.of(
            "tail",
            missing,
            "--until-end",
            "--to",
            "socket://localhost:1",
            "--positions",
            directory + "/positions");
    assertThat(run.err())
        .startsWith("dstream: there is no file " + missing + ", and --until-end waits for none\n");
    assertThat(run.exitStatus()).isEqualTo(1);
  }

  @Test
  void nameAndUriSayTheSame() {
    CommandRun plan =
        CommandRun.of("wordcount", "--explain", "--source", "tail", "--path", directory + "/*.log");
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .startsWith("source     tail://" + directory + "/*.log\n")
        .contains("\nguarantee  each record once while running: a line counts once its end is");
    assertThat(
            CommandRun.of("wordcount", "--explain", "--source", "tail://" + directory + "/*.log"))
        .isEqualTo(plan);
  }

  @Test
  void aFileSourceIsStillWhatAPathMeans() {
    CommandRun plan =
        CommandRun.of("wordcount", "--explain", "--path", directory.toString(), "--existing");
    assertThat(plan.out()).startsWith("source     file:" + directory);
  }
}
