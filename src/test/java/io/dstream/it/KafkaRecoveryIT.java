package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kafka with a checkpoint: exact over kills, and what is said where records are gone. */
class KafkaRecoveryIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  private Path checkpoint;
  private Path output;

  @BeforeEach
  void makeDirectories() {
    checkpoint = dstream.directory("checkpoint");
    output = dstream.directory("out");
  }

  @Test
  void everyRecordCountsOnceOverKillsAndInAPartitionThatWasAddedMeanwhile() throws Exception {
    BROKER.create("kills", 2);
    List<byte[]> all = new ArrayList<>();
    for (int life = 0; life < 2; life++) {
      Program program = wordcount("kills", "").start();
      send("kills", all, 500);
      program.await("counts", p -> text().sum().total() >= all.size());
      send("kills", all, 500);
      program.signal("KILL");
      program.end();
      BROKER.addPartitions("kills", 3 + life);
      send("kills", all, 500);
    }
    assertThat(wordcount("kills", "--batches 3").runHere().status()).isZero();
    assertThat(text().sum().differencesFrom(tally(all))).isEmpty();
    assertThat(BROKER.committed("dstream", "kills")).isEqualTo(all.size());
  }

  @Test
  void offsetsThatAreGoneAreAnErrorOrPassedOverAndSaid() throws Exception {
    BROKER.create("deleted", 1);
    List<byte[]> all = new ArrayList<>();
    send("deleted", all, 100);
    assertThat(wordcount("deleted", "--batches 3").runHere().status()).isZero();
    send("deleted", all, 100);
    BROKER.deleteRecords("deleted", 0, 150);
    Program.Ended failed = wordcount("deleted", "--batches 3").runHere();
    ErrorsIT.assertIsOneLineNaming("offsets 100 to 149 are gone", failed, 1);
    assertThat(failed.err()).contains("deleted-0", "--on-data-loss skip");
    Program.Ended skipped = wordcount("deleted", "--batches 3 --on-data-loss skip").runHere();
    assertThat(skipped.status()).isZero();
    assertThat(skipped.err()).contains("offsets 100 to 149 are gone").hasLineCount(1);
    all.subList(100, 150).clear();
    assertThat(text().sum().differencesFrom(tally(all))).isEmpty();
  }

  @Test
  void aTopicThatWasMadeAnewIsAnErrorOrReadFromItsBeginAndSaid() throws Exception {
    BROKER.create("remade", 1);
    List<byte[]> all = new ArrayList<>();
    send("remade", all, 100);
    assertThat(wordcount("remade", "--batches 3").runHere().status()).isZero();
    BROKER.delete("remade");
    BROKER.create("remade", 1);
    send("remade", all, 150); // more than there were: no offset tells
    Program.Ended failed = wordcount("remade", "--batches 3").runHere();
    ErrorsIT.assertIsOneLineNaming("topic remade was deleted and made anew", failed, 1);
    Program.Ended skipped = wordcount("remade", "--batches 3 --on-data-loss skip").runHere();
    assertThat(skipped.status()).isZero();
    assertThat(skipped.err()).contains("remade was deleted and made anew").hasLineCount(1);
    assertThat(text().sum().differencesFrom(tally(all))).isEmpty();
  }

  @Test
  void aBrokerThatIsKilledAndStartedAgainIsWaitedFor() throws Exception {
    try (ReservedPort port = new ReservedPort()) {
      killAndStartAgain("localhost:" + port.number(), dstream.directory("kafka"));
    }
  }

  private void killAndStartAgain(String address, Path data) {
    Program broker = startBroker(address, data);
    Program program =
        wordcount("restarts", "")
            .with("--bootstrap-server", address, "--kafka-property", "request.timeout.ms=2000")
            .start();
    produce(address, 100, 1);
    program.await("counts", p -> text().sum().total() == 100);
    broker.signal("KILL");
    broker.end();
    program.await("says that it is away", p -> p.err().contains("waiting until it is there"));
    startBroker(address, data);
    produce(address, 150, 2);
    program.await("counts", p -> text().sum().total() == 250);
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
  }

  private Program startBroker(String address, Path data) {
    Program broker = broker(address, data).start();
    broker.await("listens", p -> p.err().contains("listens") || p.out().contains("listens"));
    return broker;
  }

  private Dstream.Command broker(String address, Path data) {
    return dstream
        .command("serve-kafka --topics restarts:2 --port")
        .with(address.substring(address.indexOf(':') + 1), "--dir", data);
  }

  private void produce(String address, int count, int seed) {
    Program.Ended end =
        dstream
            .command("produce --topic restarts --rate 0 --words 1 --bootstrap-server")
            .with(address, "--count", count, "--seed", seed)
            .runHere();
    assertThat(end.status()).isZero();
  }

  private Dstream.Command wordcount(String topic, String options) {
    Dstream.Command command =
        dstream
            .command("wordcount --source kafka --batch 1s --sink text --format tsv --topic")
            .with(topic, "--checkpoint", checkpoint, "--output", output);
    if (!topic.equals("restarts")) {
      BROKER.into(command);
    }
    return options.isEmpty() ? command : command.with((Object[]) options.split(" ", -1));
  }

  private Results text() {
    return TextOutput.visibleIn(output).tsv();
  }

  /** Sends words that come once each, after those of {@code all}. */
  private static void send(String topic, List<byte[]> all, int count) throws Exception {
    List<byte[]> values =
        IntStream.range(all.size(), all.size() + count)
            .mapToObj(n -> ("n" + n).getBytes(UTF_8))
            .toList();
    all.addAll(values);
    BROKER.send(topic, values);
  }

  private static Tally tally(List<byte[]> values) {
    return Tally.sum(values.stream().map(Tally::of).toList());
  }
}
