package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kafka source at a real broker: every record counts once, over restarts too. */
class KafkaIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void topicsByPatternAreCountedToTheLastByte() throws Exception {
    ZipfText zipf = new ZipfText(50);
    List<Tally> sent = new ArrayList<>();
    for (String topic : List.of("zipf-a", "zipf-b", "zipf-c", "not-zipf")) {
      byte[] text = zipf.bytes(256 << 10);
      BROKER.create(topic, 2);
      BROKER.send(topic, values(text));
      sent.add(Tally.of(text));
    }
    String out =
        wordcount("--topic-pattern zipf-.* --from earliest --stateful --batches 2")
            .runHere()
            .quietly();
    assertThat(Results.ofTsv(out).latest().differencesFrom(Tally.sum(sent.subList(0, 3))))
        .isEmpty();
  }

  @Test
  void topicsByNameAreReadWhateverTheirRecordsHold() throws Exception {
    String value = "two lines\r\nin a value\n\nand no end \u2003 after the last";
    for (String topic : List.of("values-1", "values-2", "values-3")) {
      BROKER.create(topic, 1);
      BROKER.send(topic, 0, null);
      BROKER.send(topic, 0, new byte[0]);
      BROKER.send(topic, 0, value.getBytes(UTF_8));
      BROKER.send(topic, 0, "after it".getBytes(UTF_8));
    }
    byte[] odd = OddBytes.of(51, 200_000);
    BROKER.send("values-3", 0, odd);
    String out =
        wordcount("--topic values-1,values-2 --topic values-3 --batches 2").runHere().quietly();
    Tally plain = Tally.of((value + " after it").getBytes(UTF_8));
    Tally expected = Tally.sum(List.of(plain, plain, plain, Tally.of(odd)));
    assertThat(Results.ofTsv(out).sum().differencesFrom(expected)).isEmpty();
  }

  @Test
  void aRestartGoesOnWhereTheLastBatchEndedAndNothingIsLostOrCountedTwice() throws Exception {
    BROKER.create("restarts", 2);
    List<Tally> counted = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Program program = wordcount("--topic restarts --group-id restarts").start();
      BROKER.send("restarts", numbered(1000 * run, 500));
      program.await("counts something", p -> !p.wholeLines().isEmpty());
      BROKER.send("restarts", numbered(1000 * run + 500, 500));
      program.signal("TERM");
      counted.add(Results.ofTsv(program.end().silentlyWith(143)).sum());
      assertThat(BROKER.committed("restarts", "restarts")).isEqualTo(Tally.sum(counted).total());
    }
    String rest =
        wordcount("--topic restarts --group-id restarts --from committed --batches 2")
            .runHere()
            .out();
    counted.add(Results.ofTsv(rest).sum());
    assertThat(Tally.sum(counted).differencesFrom(tally(numbered(0, 2000)))).isEmpty();
    assertThat(dstream.leftBehind()).isEmpty();
    assertThat(BROKER.committed("restarts", "restarts")).isEqualTo(2000);
  }

  @Test
  void latestPassesOverWhatIsThereAndWhatAppearsLaterIsReadFromItsBegin() throws Exception {
    BROKER.create("live-a", 1);
    BROKER.send("live-a", numbered(0, 100));
    Program program = wordcount("--topic-pattern live-.* --from latest").start();
    Waiting.await("counts a probe")
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              BROKER.send("live-a", 0, "probe".getBytes(UTF_8));
              return program.out().contains("probe");
            });
    BROKER.addPartitions("live-a", 2);
    BROKER.send("live-a", 1, "partition".getBytes(UTF_8));
    BROKER.create("live-b", 1);
    BROKER.send("live-b", 0, "topic".getBytes(UTF_8));
    BROKER.send("live-a", 0, "old-partition".getBytes(UTF_8));
    Tally expected = Tally.of(Stream.of("partition", "topic", "old-partition"));
    program.await("counts them", p -> withoutProbes(p.wholeLines()).equals(expected));
    program.signal("TERM");
    assertThat(withoutProbes(program.end().silentlyWith(143))).isEqualTo(expected);
  }

  @Test
  void withoutARateABatchOfSecondsTakesAllThatCame() throws Exception {
    BROKER.create("slow", 1);
    Program program = wordcount("--topic slow --batch 2s").start();
    for (int round = 1; round <= 2; round++) {
      BROKER.send("slow", numbered(1000 * round, 100));
      int sent = 100 * round;
      program.await(
          "counts round " + round, p -> Results.ofTsv(p.wholeLines()).sum().total() == sent);
    }
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
  }

  /** Offsets have gaps then: transactions end with a marker, and aborted ones are passed over. */
  @Test
  void transactionsCountWhenTheyAreCommitted() throws Exception {
    BROKER.create("transactions", 1);
    List<byte[]> counted = numbered(0, 300);
    BROKER.sendInTransaction("transactions", counted.subList(0, 100), true);
    BROKER.sendInTransaction("transactions", numbered(1000, 50), false);
    BROKER.sendInTransaction("transactions", counted.subList(100, 300), true);
    Dstream.Command command =
        wordcount("--topic transactions --batches 2 --group-id transactions")
            .with("--kafka-property", "isolation.level=read_committed");
    assertThat(Results.ofTsv(command.runHere().quietly()).sum()).isEqualTo(tally(counted));
    BROKER.sendInTransaction("transactions", numbered(2000, 50), false);
    assertThat(command.runHere().out()).isEmpty();
  }

  @Test
  void aRateHoldsForEachBatchAndPartition() throws Exception {
    BROKER.create("rate", 2);
    BROKER.send("rate", numbered(0, 200));
    String out = wordcount("--topic rate --max-rate 50 --batches 4").runHere().quietly();
    Results results = Results.ofTsv(out);
    assertThat(results.batches().values()).allMatch(batch -> batch.total() <= 2 * 50);
    assertThat(results.sum()).isEqualTo(tally(numbered(0, 200)));
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() {
    Program.Ended end =
        dstream
            .command("wordcount --source kafka --topic a --bootstrap-server localhost:1")
            .with("--kafka-property", "request.timeout.ms=1000")
            .runHere();
    ErrorsIT.assertIsOneLineNaming("localhost:1", end, 1);
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    ErrorsIT.assertIsOneLineNaming("nowhere", wordcount("--topic nowhere").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "nothing.*", wordcount("--topic-pattern nothing.*").runHere(), 2);
  }

  private Dstream.Command wordcount(String options) {
    return BROKER.into(
        dstream
            .command("wordcount --source kafka --top 0 --format tsv " + options)
            .with(options.contains("--batch") ? new Object[] {} : new Object[] {"--batch", "1s"}));
  }

  private static Tally withoutProbes(String out) {
    return Results.ofTsv(out).sum().only(word -> !word.equals("probe"));
  }

  /** Words that come once each. */
  private static List<byte[]> numbered(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> ("n" + n).getBytes(UTF_8)).toList();
  }

  private static Tally tally(List<byte[]> values) {
    return Tally.sum(values.stream().map(Tally::of).toList());
  }

  /** The lines without their ends, as one sends them to Kafka. */
  private static List<byte[]> values(byte[] text) {
    return Lines.of(text).stream().map(line -> Arrays.copyOf(line, line.length - 1)).toList();
  }
}
