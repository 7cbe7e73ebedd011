package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several sources in one stream. */
class NamedSourcesIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  private final List<String> sent = new ArrayList<>();
  private Path watched;

  /** Offsets have a position in each batch, files in one of a hundred. */
  @Test
  void filesAndTopicsAreExactTogetherOverKills() throws Exception {
    watched = dstream.directory("watched");
    BROKER.create("together", 2);
    send();
    for (int life = 0; life < 2; life++) {
      Program program = counts().start();
      program.await("counts", p -> written().total() == sent.size());
      send(); // a kill finds it counted, half counted or not seen
      program.signal("KILL");
      assertThat(program.end().status()).isEqualTo(137);
      send();
    }
    assertThat(counts().with("--batches", 4).run().status()).isZero();
    byte[] all = String.join("\n", sent).getBytes(UTF_8);
    assertThat(written().differencesFrom(Tally.of(all))).isEmpty();
    assertThat(BROKER.committed("dstream", "together")).isEqualTo(sent.size() / 2);
  }

  private Dstream.Command counts() {
    return BROKER
        .into(dstream.command("pipe --batch 500ms --existing --sink text --format tsv"))
        .with("--checkpoint", dstream.directory("checkpoint"), "--output", dstream.directory("out"))
        .with("--source", "files=" + watched.toUri())
        .with("--source", "topic=kafka", "--topic", "together")
        .with("files | union(topic | filter(t -> t <> '')) | countByValue()");
  }

  private Tally written() {
    return TextOutput.visibleIn(dstream.directory("out")).tsv().sum();
  }

  /** Sends a hundred words into a file, and as many into the topic. */
  private void send() throws Exception {
    List<String> words =
        IntStream.range(0, 200).mapToObj(n -> "w" + (sent.size() + n) % 700).toList();
    drop(words.subList(0, 100));
    BROKER.send(
        "together", words.subList(100, 200).stream().map(word -> word.getBytes(UTF_8)).toList());
    sent.addAll(words);
  }

  private void drop(List<String> lines) throws IOException {
    String text = lines.stream().collect(Collectors.joining("\n", "", "\n"));
    Path hidden = Files.writeString(watched.resolve(".hidden"), text);
    Files.move(hidden, watched.resolve("" + sent.size()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What a queue gave to a batch is not given again when the batch runs again. */
  @ParameterizedTest
  @CsvSource({"queue=,files=,queue | union(files) | countByValue()", "'','',countByValue()"})
  void aBadFileTakesNothingWithItOfASourceThatDoesNotRepeatItself(
      String queue, String files, String pipeline) throws IOException {
    Path directory = dstream.directory("watched");
    for (String name : List.of("bad.gz", "good")) {
      Path file = Files.writeString(directory.resolve(name), "x\ny\n");
      Files.setLastModifiedTime(file, FileTime.fromMillis(0)); // nobody writes to it any more
    }
    Program.Ended end =
        dstream
            .command("pipe --batch 500ms --batches 3 --format tsv --existing --on-bad-file skip")
            .with(
                "--source",
                queue + "queue",
                "--input",
                dstream.file("queued", "x\n".getBytes(UTF_8)))
            .with("--queue-interval", "0s", "--source", files + directory.toUri())
            .with(pipeline)
            .runHere();
    assertThat(end.err()).contains("bad.gz is skipped").hasLineCount(1);
    assertThat(Results.ofTsv(end.out()).sum()).isEqualTo(Tally.of("x x y".getBytes(UTF_8)));
  }

  @Test
  void wordsOfTwoServersAndAQueueAreCountedTogether() {
    byte[] text = new ZipfText(12).bytes(100_000);
    byte[] queued = new ZipfText(13).bytes(50_000);
    try (LineServer one = LineServer.start();
        LineServer other = LineServer.start()) {
      Program program =
          dstream
              .command("wordcount --batch 500ms --format tsv --top 0 --master local[3]")
              .with("--source", "one=socket://localhost:" + one.port())
              .with("--source", "other=socket://localhost:" + other.port())
              .with("--source", "queue=queue", "--input", dstream.file("queued", queued))
              .with("--queue-interval", "0s")
              .start();
      one.awaitClient().send(text).awaitReceived();
      other.awaitClient().send(text).awaitReceived();
      program.await("has taken the queue", p -> Results.ofTsv(p.out()).sum().total() > 0);
      Tally expected = Tally.sum(List.of(Tally.of(text), Tally.of(text), Tally.of(queued)));
      program.await("counts", p -> Results.ofTsv(p.out()).sum().total() == expected.total());
      program.signal("TERM");
      assertThat(Results.ofTsv(program.end().silentlyWith(143)).sum().differencesFrom(expected))
          .isEmpty();
    }
    assertThat(dstream.leftBehind()).isEmpty();
  }
}
