package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.testing.Installed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results in a topic of a real broker. */
class KafkaSinkIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @ParameterizedTest
  @CsvSource({"at-least-once,", "exactly-once,--checkpoint checkpoint"})
  void aTopicHasTheRowsThatFilesHave(String guarantee, String recovery) throws Exception {
    String in = "rows-in-" + guarantee;
    String out = "rows-out-" + guarantee;
    BROKER.create(in, 2);
    BROKER.create(out, 3);
    BROKER.send(in, Lines.of(new ZipfText(60).bytes(100_000)));
    Path files = dstream.directory("files");
    Dstream.Command command =
        wordcount("--from earliest --batches 2 --sink kafka,text --sink-format tsv --format tsv")
            .with("--topic", in, "--sink-topic", out, "--output", files)
            .with("--sink-guarantee", guarantee);
    if (recovery != null) {
      command.with("--checkpoint", dstream.directory("checkpoint"));
    }
    assertThat(command.runHere().status()).isZero();
    List<String> expected =
        TextOutput.in(files).batches().values().stream().flatMap(String::lines).sorted().toList();
    assertThat(expected).hasSizeGreaterThan(1_000);
    assertThat(committed(out, "text").lines().sorted()).isEqualTo(expected);
  }

  @Test
  void aRecordHasKeyTimeAndHeaderAndKcatReadsIt() throws Exception {
    BROKER.create("record-in", 1);
    BROKER.create("record-out", 1);
    BROKER.send("record-in", List.of("cafe cafe".getBytes(UTF_8)));
    Program.Ended end =
        wordcount("--batches 2 --sink kafka --topic record-in --sink-topic record-out").runHere();
    assertThat(end.status()).isZero();
    String record = committed("record-out", "json");
    String time = record.replaceFirst("(?s).*\"timestamp\":\"([^\"]*)\".*", "$1");
    assertThat(record)
        .isEqualTo(
            """
            {"topic":"record-out","partition":0,"offset":0,"timestamp":"%1$s","key":"cafe",\
            "value":"{\\"time\\":\\"%1$s\\",\\"word\\":\\"cafe\\",\\"count\\":2}",\
            "headers":[{"key":"batch-time","value":"%1$s"}]}
            """
                .formatted(time));
    Path kcat =
        Installed.require("kcat", "the kafka sink with kcat", "apt-get install kcat, for instance");
    Program.Ended read =
        dstream
            .bash(
                kcat
                    + " -C -q -e -t record-out -X isolation.level=read_committed -b "
                    + BROKER.address()
                    + " -f '%k|%h|%s\\n'")
            .run();
    assertThat(read.out())
        .isEqualTo(
            "cafe|batch-time=%1$s|{\"time\":\"%1$s\",\"word\":\"cafe\",\"count\":2}%n"
                .formatted(time));
  }

  @Test
  void keysAreTheColumnsThatAreAskedFor() throws Exception {
    BROKER.create("keys-in", 1);
    BROKER.send("keys-in", List.of("a 1".getBytes(UTF_8), "b 2".getBytes(UTF_8)));
    assertThat(keys("map(line -> (split(line, ' ')[0], 7)) | reduceByKey((x, y) -> x)", ""))
        .containsExactlyInAnyOrder("\"a\"", "\"b\"");
    assertThat(
            keys("map(line -> (split(line, ' ')[0], 7)) | reduceByKey((x, y) -> x)", "value,key"))
        .containsExactlyInAnyOrder(
            "\"{\\\"value\\\":7,\\\"key\\\":\\\"a\\\"}\"",
            "\"{\\\"value\\\":7,\\\"key\\\":\\\"b\\\"}\"");
    assertThat(keys("map(line -> upper(line))", "")).containsExactly("null", "null");
  }

  /** The keys of the records that a pipeline makes. */
  private List<String> keys(String pipeline, String columns) throws Exception {
    String out = "keys-out-" + BROKER.topics().size();
    BROKER.create(out, 1);
    Dstream.Command command =
        BROKER
            .into(dstream.command("pipe --source kafka --batch 1s --batches 2 --from earliest"))
            .with("--topic", "keys-in", "--sink", "kafka", "--sink-topic", out);
    if (!columns.isEmpty()) {
      command.with("--sink-key", columns);
    }
    assertThat(command.with(pipeline).runHere().status()).isZero();
    return committed(out, "json")
        .lines()
        .map(line -> line.replaceFirst(".*?\"key\":(.*?),\"value\".*", "$1"))
        .toList();
  }

  @Test
  void aBrokerThatIsKilledAndStartedAgainIsWaitedFor() throws Exception {
    try (ReservedPort port = new ReservedPort()) {
      killAndStartAgain("localhost:" + port.number(), dstream.directory("kafka"));
    }
  }

  private void killAndStartAgain(String address, Path data) throws Exception {
    BROKER.create("restart-in", 1);
    Program broker = startBroker(address, data);
    Program program =
        wordcount("--sink kafka --topic restart-in --sink-topic results --sink-timeout 30m")
            .with("--sink-bootstrap-server", address)
            .with("--sink-kafka-property", "request.timeout.ms=600000")
            .start();
    BROKER.send("restart-in", numbered(0, 100));
    program.await("writes", p -> count(address) == 100);
    broker.signal("KILL");
    broker.end();
    BROKER.send("restart-in", numbered(100, 100));
    program.await("says that it waits", p -> p.err().contains("does not have the batch of"));
    startBroker(address, data);
    program.await("writes again", p -> p.err().contains("has the batch of"));
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
    assertThat(count(address)).isEqualTo(200);
  }

  private Program startBroker(String address, Path data) {
    Program broker =
        dstream
            .command("serve-kafka --topics results:2 --port")
            .with(address.substring(address.indexOf(':') + 1), "--dir", data)
            .start();
    broker.await("listens", p -> p.err().contains("listens") || p.out().contains("listens"));
    return broker;
  }

  private long count(String address) {
    return dstream
        .command("consume --topic results --from-beginning --exit --bootstrap-server")
        .with(address, "--kafka-property", "request.timeout.ms=600000")
        .runHere()
        .out()
        .lines()
        .count();
  }

  @Test
  void whatABrokerRefusesIsNamed() throws Exception {
    BROKER.create("refused-in", 1);
    ErrorsIT.assertIsOneLineNaming(
        "there is no topic nowhere",
        wordcount("--topic refused-in --sink kafka --sink-topic nowhere").runHere(),
        2);
    ErrorsIT.assertIsOneLineNaming(
        "localhost:1",
        wordcount("--topic refused-in --sink kafka --sink-topic a")
            .with("--sink-bootstrap-server", "localhost:1")
            .with("--sink-kafka-property", "request.timeout.ms=1000")
            .runHere(),
        1);
    BROKER.create("refused-out", 1, "max.message.bytes", "2000");
    BROKER.send("refused-in", numbered(0, 2_000));
    assertThat(
            wordcount("--topic refused-in --batches 2 --sink kafka --sink-topic refused-out")
                .runHere()
                .status())
        .isZero();
    assertThat(committed("refused-out", "text").lines()).hasSize(2_000);
    BROKER.send("refused-in", List.of("a".repeat(200_000).getBytes(UTF_8)));
    ErrorsIT.assertIsOneLineNaming(
        "topic refused-out at " + BROKER.address() + " refuses it",
        wordcount("--topic refused-in --batches 2 --sink kafka --sink-topic refused-out").runHere(),
        1);
  }

  private Dstream.Command wordcount(String options) {
    return BROKER.into(dstream.command("wordcount --source kafka --batch 1s " + options));
  }

  /** What readers of committed records see. */
  private String committed(String topic, String format) {
    return BROKER
        .into(dstream.command("consume --from-beginning --exit --topic " + topic))
        .with("--kafka-property", "isolation.level=read_committed", "--format", format)
        .runHere()
        .out();
  }

  /** Words that come once each. */
  private static List<byte[]> numbered(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> ("n" + n).getBytes(UTF_8)).toList();
  }
}
