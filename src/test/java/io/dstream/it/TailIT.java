package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Growing files, as a source and as what an agent delivers, through rotations and kills. */
class TailIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  private final ZipfText zipf = new ZipfText(7);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Set<String> numbers = new LinkedHashSet<>();
  private int before;
  private Path log;
  private Path output;
  private int rotations;

  @BeforeEach
  void makeDirectories() {
    log = dstream.directory("logs").resolve("app.log");
    output = dstream.directory("out");
  }

  @Test
  void everyLineCountsOnceOverRotationsAndKills() throws IOException {
    write(zipf.lines(100));
    for (int life = 0; life < 2; life++) {
      Program program = tail().start();
      program.await("counts what was there", p -> counted().equals(expected()));
      for (int i = 0; i < 4; i++) {
        write(zipf.lines(50));
        rotate(life);
      }
      program.signal("KILL");
      assertThat(program.end().status()).isEqualTo(137);
      for (int i = 0; i < 2; i++) {
        write(zipf.lines(50));
        rotate(life);
      }
      write(zipf.lines(50));
    }
    Program last = tail().start();
    last.await("counts all", p -> counted().equals(expected()));
    write("the end of this line does not co".getBytes(UTF_8));
    last.signal("TERM");
    assertThat(last.end().status()).isEqualTo(143);
    assertThat(last.err()).doesNotContain("lost");
    assertThat(TextOutput.in(output).tsv().sum().differencesFrom(whole())).isEmpty();
  }

  private Dstream.Command tail() {
    return dstream
        .command("wordcount --source tail --existing --batch 500ms --sink text --format tsv")
        .with("--path", log, "--output", output)
        .with("--checkpoint", dstream.directory("checkpoints").resolve("tail"));
  }

  private Tally counted() {
    return TextOutput.visibleIn(output).tsv().sum();
  }

  private Tally expected() {
    return Tally.of(written.toByteArray());
  }

  /** Without the line that has no end. */
  private Tally whole() {
    String text = written.toString(ISO_8859_1);
    return Tally.of(text.substring(0, text.lastIndexOf('\n') + 1).getBytes(ISO_8859_1));
  }

  @Test
  void aStreamFollowsNewFilesOfAGlobAndNamesThem() throws IOException {
    write("passed over\n".getBytes(UTF_8));
    Program program =
        dstream
            .command("pipe --batch 500ms --format tsv --top 0 -v --fields file --source")
            .with(log.getParent().toUri().toString().replaceFirst("^file", "tail") + "*.log")
            .with("map(r -> concat(r.value, ' ', r.file))")
            .start();
    program.await("is empty", p -> p.err().contains("is empty"));
    write("one\n".getBytes(UTF_8));
    Path other = Files.writeString(log.resolveSibling("other.log"), "two\n");
    program.await("has both", p -> p.out().contains("one") && p.out().contains("two"));
    program.signal("INT");
    assertThat(program.end().status()).isEqualTo(130);
    assertThat(program.out().lines().map(row -> row.replaceFirst("^[^\t]*\t", "")))
        .containsExactlyInAnyOrder("one file:" + log, "two file:" + other);
  }

  @Test
  void agentsDeliverToACollectorThatIsKilledAndStartedAgain() throws IOException {
    Path second = log.resolveSibling("second.log");
    try (ReservedPort port = new ReservedPort()) {
      number(log, 40_000, 10);
      number(second, 50_000, 10);
      Program one = agent("one", "socket://localhost:" + port.number(), log).start();
      Program two = agent("two", "socket://localhost:" + port.number(), second).start();
      one.await("waits for the collector", p -> p.err().contains("lines wait in their files"));
      two.await("waits for the collector", p -> p.err().contains("lines wait in their files"));
      for (int life = 0; life < 2; life++) {
        Program collector = collector(port.number()).start();
        number(log, life * 1000, 1000);
        number(second, 10_000 + life * 1000, 1000);
        collector.await("counts some", p -> received().size() > before);
        before = received().size();
        collector.signal("KILL");
        collector.end();
        number(log, 20_000 + life * 1000, 1000);
        rotateByRename();
      }
      Program collector = collector(port.number()).start();
      collector.await("has all", p -> received().size() == numbers.size());
      for (Program agent : List.of(one, two)) {
        agent.signal("TERM");
        assertThat(agent.end().status()).as(agent.err()).isEqualTo(143);
        assertThat(agent.out()).isEmpty();
        assertThat(agent.err()).contains("is there again");
      }
      Program.Ended again =
          agent("one", "socket://localhost:" + port.number(), log).with("--until-end").run();
      assertThat(again.status()).as(again.err()).isZero();
      collector.signal("TERM");
      assertThat(collector.end().status()).as(collector.err()).isEqualTo(143);
    }
    assertThat(received()).isEqualTo(numbers);
  }

  private void number(Path file, int from, int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      numbers.add("w" + i);
      lines.append('w').append(i).append('\n');
    }
    Files.writeString(file, lines, CREATE, APPEND);
  }

  private Set<String> received() {
    Set<String> words = new LinkedHashSet<>();
    TextOutput.visibleIn(output).text().lines().forEach(row -> words.add(row.split("\t", -1)[1]));
    return words;
  }

  private Dstream.Command agent(String name, String to, Path file) {
    return dstream
        .command("tail --existing --to " + to)
        .with("--positions", dstream.directory("positions").resolve(name), file);
  }

  private Dstream.Command collector(int port) {
    return dstream
        .command("wordcount --source socket --batch 500ms --sink text --format tsv --wal --listen")
        .with(port, "--output", output)
        .with("--checkpoint", dstream.directory("checkpoints").resolve("collector"));
  }

  @Test
  void anAgentDeliversToATopicAndGoesOnAfterAKill() throws Exception {
    BROKER.create("tailed", 2);
    String to = "kafka://" + BROKER.address() + "/tailed";
    number(log, 0, 500);
    assertThat(agent("kafka", to, log).with("--until-end").run().silentlyWith(0)).isEmpty();
    assertThat(topic()).containsExactlyElementsOf(numbers);
    Program killed = agent("kafka", to, log).start();
    number(log, 500, 500);
    killed.await("delivers", p -> topic().size() > 500);
    killed.signal("KILL");
    killed.end();
    number(log, 1000, 500);
    rotateByRename();
    number(log, 1500, 500);
    assertThat(agent("kafka", to, log).with("--until-end").run().silentlyWith(0)).isEmpty();
    assertThat(new LinkedHashSet<>(topic())).containsExactlyElementsOf(numbers);
  }

  private List<String> topic() {
    return dstream
        .command("consume --from-beginning --exit -q --topic tailed --bootstrap-server")
        .with(BROKER.address())
        .runHere()
        .quietly()
        .lines()
        .toList();
  }

  @Test
  void linesOfSeveralClientsDoNotMixAndALastOneWithoutAnEndCounts() throws IOException {
    try (ReservedPort port = new ReservedPort()) {
      Program program =
          dstream
              .command("wordcount --source socket --batch 500ms --format tsv --top 0 -v --listen")
              .with(port.number())
              .start();
      program.await("listens", p -> p.err().contains("is empty"));
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(connected(port.number()));
      }
      for (String piece : List.of("a", "b", "c\nd", "e\n", "end")) {
        for (Socket client : clients) {
          client.getOutputStream().write(piece.getBytes(UTF_8));
        }
      }
      for (Socket client : clients) {
        client.close();
      }
      program.await("counts the last lines", p -> p.out().contains("\tend\t"));
      program.signal("TERM");
      assertThat(program.end().status()).isEqualTo(143);
      Tally expected = Tally.of("abc de end ".repeat(3).getBytes(UTF_8));
      assertThat(Results.ofTsv(program.out()).sum().differencesFrom(expected)).isEmpty();
    }
  }

  private static Socket connected(int port) {
    return Waiting.await("a client connects")
        .ignoreExceptions()
        .until(() -> new Socket(InetAddress.getLoopbackAddress(), port), Socket::isConnected);
  }

  private void write(byte[] text) throws IOException {
    written.write(text);
    Files.write(log, text, CREATE, APPEND);
  }

  private Path rotated() {
    return log.resolveSibling("app.log.%d".formatted(++rotations));
  }

  private void rotate(int life) throws IOException {
    if (life == 0) {
      rotateByRename();
    } else {
      rotateByTruncate();
    }
  }

  private void rotateByRename() throws IOException {
    Files.move(log, rotated());
  }

  private void rotateByTruncate() throws IOException {
    Files.copy(log, rotated());
    Files.write(log, new byte[0], WRITE, TRUNCATE_EXISTING);
  }
}
