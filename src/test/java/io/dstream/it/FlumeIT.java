package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.net.ServerSockets;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events of a real agent of Flume. */
@Tag("slow")
class FlumeIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  private final int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());

  @Test
  void eventsWithTheirHeadersAreRecordsOfAPipelineAndComeCompressed() {
    Program program =
        dstream
            .command("pipe --source flume --batch 500ms --compression --format tsv --top 0 --port")
            .with(port, "--fields", "headers,timestamp")
            .with(
                "map((line, h, t) -> (cast(h[0].key AS STRING), cast(h[0].value AS STRING), line,"
                    + " t IS NULL))")
            .start();
    FlumeAgent agent = new FlumeAgent(dstream, port, "compression-type = deflate");
    agent.send(List.of("first event", "second", "third"));
    agent.send(List.of("of another file"));
    agent.start();
    program.await("has all", p -> p.wholeLines().lines().count() == 4);
    program.signal("TERM");
    assertThat(program.end().out().lines().map(line -> line.split("\t", 2)[1]))
        .containsExactlyInAnyOrder(
            "basename\t1\tfirst event\tfalse",
            "basename\t1\tsecond\tfalse",
            "basename\t1\tthird\tfalse",
            "basename\t2\tof another file\tfalse");
  }

  @Test
  void wordsAreCountedWhileTheAgentIsKilledAndStartedAgain() {
    Program program =
        dstream
            .command("wordcount --source flume://127.0.0.1:" + port)
            .with("--batch", "500ms", "--format", "tsv", "--top", "0")
            .start();
    FlumeAgent agent = new FlumeAgent(dstream, port);
    agent.send(numbered(0, 200));
    Program first = agent.start();
    program.await("has all of the first", p -> words(p.wholeLines()).size() == 200);
    first.signal("KILL");
    first.end();
    agent.send(numbered(200, 400));
    agent.start();
    program.await("has all", p -> words(p.wholeLines()).size() == 400);
    program.signal("TERM");
    assertThat(words(program.end().out())).isEqualTo(Set.copyOf(numbered(0, 400)));
  }

  /** What is acknowledged is logged: the agent forgets it, and it is there after a kill. */
  @Test
  void nothingIsLostWhenTheStreamIsKilledAgainAndAgain() {
    Path output = dstream.directory("out");
    FlumeAgent agent = new FlumeAgent(dstream, port);
    agent.start();
    for (int life = 0; life < 3; life++) {
      Program program = logged(output).start();
      agent.send(numbered(1_000 * life, 1_000 * life + 1_000));
      int before = 1_000 * life;
      program.await("counts some", p -> words(output).size() > before);
      program.signal("KILL");
      program.end();
    }
    Program last = logged(output).start();
    last.await("has all", p -> words(output).size() == 3_000);
    last.signal("TERM");
    assertThat(last.end().status()).isEqualTo(143);
    assertThat(words(output)).isEqualTo(Set.copyOf(numbered(0, 3_000)));
  }

  private Dstream.Command logged(Path output) {
    return dstream
        .command("pipe --source flume --batch 500ms --sink text --format tsv --wal --port")
        .with(port, "--checkpoint", dstream.directory("checkpoint"), "--output", output)
        .with("--fields", "headers")
        .with("map((line, h) -> (line, size(h)))");
  }

  private static Set<String> words(Path output) {
    return TextOutput.visibleIn(output).batches().values().stream()
        .flatMap(batch -> words(batch).stream())
        .collect(Collectors.toSet());
  }

  /** The words of tsv lines. */
  private static Set<String> words(String tsv) {
    return tsv.lines().map(line -> line.split("\t", -1)[1]).collect(Collectors.toSet());
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "n" + n).toList();
  }
}
