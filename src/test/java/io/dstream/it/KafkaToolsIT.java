package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.it.Program.Ended;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code topics} and {@code consume} as shipped, at a real broker. */
class KafkaToolsIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aTopicIsCreatedListedDescribedAndDeleted() throws Exception {
    assertThat(kafka("topics create a-life --partitions 2 --topic-config retention.ms=60000"))
        .isEqualTo(new Ended(0, "", "created a-life: 2 partitions\n"));
    assertThat(kafka("topics create a-life --if-not-exists"))
        .isEqualTo(new Ended(0, "", "a-life is there already: 2 partitions\n"));
    BROKER.send("a-life", values("x", "y", "z"));
    assertThat(kafka("topics list").quietly().lines()).contains("a-life");
    assertThat(kafka("topics describe a-life").quietly())
        .isEqualTo(
            """
            a-life: 2 partitions, 3 records
              retention.ms=60000
              partition  leader  replicas  in-sync  first  end  records
                      0       1         1        1      0    2        2
                      1       1         1        1      0    1        1
            """);
    assertThat(kafka("topics list --format json").quietly().lines())
        .contains("{\"topic\":\"a-life\",\"internal\":false}");
    assertThat(kafka("topics delete a-life")).isEqualTo(new Ended(0, "", "deleted a-life\n"));
    assertThat(kafka("topics delete a-life --if-exists")).isEqualTo(new Ended(0, "", ""));
    assertThat(BROKER.topics()).doesNotContain("a-life");
  }

  @Test
  void whatIsWrongWithATopicIsOneLine() throws Exception {
    BROKER.create("wrong-words", 1);
    ErrorsIT.assertIsOneLineNaming("wrong-words", kafka("topics create wrong-words"), 2);
    ErrorsIT.assertIsOneLineNaming("wrong-wrods", kafka("topics delete wrong-wrods"), 2);
    ErrorsIT.assertIsOneLineNaming("wrong-wrods", kafka("topics describe wrong-wrods"), 2);
    Ended missing = kafka("consume --topic wrong-wrods");
    ErrorsIT.assertIsOneLineNaming("wrong-wrods", missing, 2);
    assertThat(missing.err()).endsWith("hint: did you mean wrong-words?\n");
    ErrorsIT.assertIsOneLineNaming(
        "--replication-factor", kafka("topics create wrong-too --replication-factor 2"), 2);
    ErrorsIT.assertIsOneLineNaming(
        "--topic-config", kafka("topics create wrong-too --topic-config a=b"), 2);
    assertThat(BROKER.topics()).doesNotContain("wrong-too");
  }

  @Test
  void aBrokerThatIsAwayIsNamed() {
    for (String command : List.of("topics list", "consume --topic a")) {
      Ended end =
          dstream
              .command(command + " --bootstrap-server localhost:1")
              .with("--kafka-property", "request.timeout.ms=1000")
              .runHere();
      ErrorsIT.assertIsOneLineNaming("localhost:1", end, 1);
    }
  }

  @Test
  void whatIsThereIsPrintedByteByByteAndCanBeSentAgain() throws Exception {
    BROKER.create("original", 1);
    BROKER.create("copy", 1);
    byte[] odd = OddBytes.of(61, 300_000);
    BROKER.send("original", 0, odd);
    BROKER.send("original", 0, bytes("b\u00e4r"));
    String original = kafka(consumeAll("original") + " -q").quietly();
    assertThat(original).isEqualTo(latin1(odd) + "\n" + latin1(bytes("b\u00e4r")) + "\n");
    String script =
        "dstream consume --from-beginning --exit -q --topic original %1$s"
            + " | dstream produce -q --topic copy %1$s --input -";
    dstream.bash(script.formatted(BROKER.options())).run().quietly();
    // A CR before an LF belongs to the end of the line, for produce.
    assertThat(kafka(consumeAll("copy") + " -q").quietly())
        .isEqualTo(original.replace("\r\n", "\n"));
  }

  @Test
  void theFormatsShowKeysPartitionsAndOffsets() throws Exception {
    BROKER.create("formats", 1);
    String produce =
        "printf 'a\\tone\\nb\\ttwo\\n' | dstream produce -q --key tab --topic formats %s --input -";
    dstream.bash(produce.formatted(BROKER.options())).run().quietly();
    assertThat(kafka(consumeAll("formats") + " --key -q").quietly()).isEqualTo("a\tone\nb\ttwo\n");
    assertThat(kafka(consumeAll("formats") + " --format json --count 1 -q").quietly())
        .matches(
            "\\{\"topic\":\"formats\",\"partition\":0,\"offset\":0,"
                + "\"timestamp\":\"[0-9T:.-]+Z\",\"key\":\"a\",\"value\":\"one\"}\n");
    assertThat(kafka(consumeAll("formats") + " --count 1"))
        .isEqualTo(
            new Ended(0, "one\n", "received 1 message of formats at " + BROKER.address() + "\n"));
  }

  @Test
  void whatIsNewIsPrintedAtOnceUntilASignal() throws Exception {
    BROKER.create("live", 2);
    BROKER.send("live", values("old", "old"));
    Program program = command("consume --topic live").start();
    program.await("is ready", p -> p.err().contains("waits for new messages of live"));
    BROKER.send("live", 1, bytes("new"));
    program.await("prints it", p -> p.out().equals("new\n"));
    program.signal("INT");
    Ended end = program.end();
    assertThat(end.out()).isEqualTo("new\n");
    assertThat(end.err()).endsWith("received 1 message of live at " + BROKER.address() + "\n");
    assertThat(end.status()).isEqualTo(130);
  }

  @Test
  void twoOfAGroupShareThePartitionsAndTheNextGoesOn() throws Exception {
    BROKER.create("shared", 2);
    String consume = "consume --topic shared --group-id sharing --from-beginning -q";
    List<Program> members = List.of(command(consume).start(), command(consume).start());
    int[] sent = {0};
    while (members.stream().anyMatch(member -> member.out().isEmpty())) {
      BROKER.send("shared", values("m" + sent[0]++, "m" + sent[0]++));
      members.get(0).await("gets them", p -> lines(members) >= sent[0]);
    }
    members.forEach(member -> member.signal("TERM"));
    List<Ended> ends = members.stream().map(Program::end).toList();
    assertThat(ends).extracting(Ended::status).containsOnly(143);
    List<String> all =
        IntStream.range(0, sent[0]).mapToObj(n -> "m" + n).collect(Collectors.toList());
    assertThat(ends.stream().flatMap(end -> end.out().lines()).distinct())
        .containsExactlyInAnyOrderElementsOf(all);
    BROKER.send("shared", values("later"));
    assertThat(command(consume + " --exit").runHere().quietly()).isEqualTo("later\n");
  }

  @Test
  void aGroupGoesOnInPartitionsTooOfWhichNothingWasPrinted() throws Exception {
    BROKER.create("uneven", 2);
    BROKER.send("uneven", IntStream.range(0, 1000).mapToObj(n -> bytes("m" + n)).toList());
    String consume = "consume --topic uneven --group-id uneven --exit -q";
    String first = command(consume + " --from-beginning --count 1").runHere().quietly();
    String rest = command(consume).runHere().quietly();
    assertThat((first + rest).lines().distinct().count()).isEqualTo(1000);
  }

  @Test
  void aReaderThatLeavesEndsItQuietly() throws Exception {
    BROKER.create("pipe", 1);
    BROKER.send("pipe", IntStream.range(0, 50_000).mapToObj(n -> bytes("line " + n)).toList());
    String script =
        "dstream consume --topic pipe --from-beginning %s | head -1;" + " echo ${PIPESTATUS[0]}";
    assertThat(dstream.bash(script.formatted(BROKER.options())).run().quietly())
        .isEqualTo("line 0\n0\n");
  }

  @Test
  void stdoutThatCannotBeWrittenToIsAnError() throws Exception {
    BROKER.create("full", 1);
    BROKER.send("full", values("a"));
    for (String command : List.of(consumeAll("full"), "topics list")) {
      String script = "dstream " + command + " %s > /dev/full";
      Ended end = dstream.bash(script.formatted(BROKER.options())).run();
      ErrorsIT.assertIsOneLineNaming("stdout cannot be written to", end, 1);
    }
  }

  private static long lines(List<Program> programs) {
    return programs.stream().flatMap(program -> program.wholeLines().lines()).distinct().count();
  }

  private static String consumeAll(String topic) {
    return "consume --from-beginning --exit --topic " + topic;
  }

  private Dstream.Command command(String arguments) {
    return BROKER.into(dstream.command(arguments));
  }

  private Ended kafka(String arguments) {
    return command(arguments).runHere();
  }

  private static List<byte[]> values(String... texts) {
    return Arrays.stream(texts).map(KafkaToolsIT::bytes).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
