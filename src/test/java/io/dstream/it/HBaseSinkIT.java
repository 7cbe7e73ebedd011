package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Results in the tables of a real HBase. */
@Tag("slow")
class HBaseSinkIT {
  @RegisterExtension static final HBaseServer HBASE = new HBaseServer();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void totalsHaveARowAWordThatIsReplacedByLaterOnes() {
    byte[] text = words(3_000);
    Path input = dstream.file("text", text);
    Dstream.Command command =
        wordcount("totals", "--stateful --queue-batches 4").with("--input", input);
    assertThat(command.runHere().quietly()).isEmpty();
    assertThat(counts("totals")).isEqualTo(tally(text));
    ErrorsIT.assertIsOneLineNaming(
        "--hbase-table totals has rows",
        wordcount("totals", "--stateful --queue-batches 4").with("--input", input).runHere(),
        1);
    assertThat(counts("totals")).isEqualTo(tally(text));
  }

  @Test
  void batchesHaveARowAKeyAndTimeAndRowsWithoutAKeyAreThereAsOftenAsTheyCame() {
    Path input = dstream.file("text", "b 1\na 2\nb 1\nb\n".getBytes(UTF_8));
    assertThat(
            pipe("pairs", input, "map(l -> (split(l, ' ')[0], 1L)) | reduceByKey((a, b) -> a + b)"))
        .isZero();
    Map<String, HBaseServer.Stored> pairs = HBASE.rows("pairs");
    assertThat(pairs).hasSize(2);
    pairs.forEach(
        (key, row) -> {
          assertThat(key).matches("[ab]\t\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
          assertThat(row.text("d:key")).isEqualTo(key.substring(0, 1));
          assertThat(Bytes.toLong(row.values().get("d:value")))
              .isEqualTo(key.startsWith("a") ? 1 : 3);
          assertThat(Bytes.toLong(row.values().get("d:batch_time"))).isEqualTo(row.time());
        });
    assertThat(
            pipe("lines", input, "map(l -> (split(l, ' ')[0], try_element_at(split(l, ' '), 2)))"))
        .isZero();
    assertThat(
            HBASE.rows("lines").values().stream()
                .map(row -> row.text("d:key") + row.values().containsKey("d:value"))
                .sorted())
        .containsExactly("atrue", "bfalse", "btrue", "btrue");
  }

  private int pipe(String table, Path input, String pipeline) {
    return dstream
        .command("pipe --queue-batches 1 --sink hbase --hbase-table " + table)
        .with("--input", input, "--hbase-quorum", HBASE.quorum(), pipeline)
        .runHere()
        .status();
  }

  @Test
  void whatAKilledStreamWroteIsWrittenAgainAndHBaseMayBeKilledMeanwhile() throws Exception {
    Program first = killed().start();
    drop("1");
    first.await("counts", p -> count("killed", "a") == 2);
    first.signal("KILL");
    first.end();
    Program second = killed().start();
    drop("2");
    second.await("goes on", p -> count("killed", "a") == 4);
    HBASE.kill();
    drop("3");
    second.await("says that it waits", p -> p.err().contains("does not have the batch of"));
    HBASE.start();
    second.await("goes on", p -> p.err().contains("has the batch of"));
    assertThat(count("killed", "a")).isEqualTo(6);
    second.signal("KILL");
    second.end();
    drop("4");
    Program last = killed().start();
    last.await("goes on", p -> count("killed", "a") == 8);
    last.signal("TERM");
    assertThat(last.end().status()).isEqualTo(143);
    assertThat(counts("killed")).isEqualTo(Map.of("a", 8L, "b", 4L, "c", 4L));
  }

  private Dstream.Command killed() {
    return wordcount("killed", "--stateful --source file --sink-timeout 30m --existing")
        .with("--path", dstream.directory("in"), "--checkpoint", dstream.directory("checkpoint"));
  }

  /** Moves a file into the directory that is read. */
  private void drop(String name) throws IOException {
    Files.move(
        dstream.file(name, "a b c\na\n".getBytes(UTF_8)), dstream.directory("in").resolve(name));
  }

  @Test
  void whatIsWrongIsNamed() {
    HBASE.create(
        TableDescriptorBuilder.newBuilder(TableName.valueOf("other"))
            .setColumnFamily(ColumnFamilyDescriptorBuilder.of("x"))
            .build());
    ErrorsIT.assertIsOneLineNaming("--hbase-family d", wordcount("other", "").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "--hbase-table nowhere:t", wordcount("nowhere:t", "").runHere(), 2);
    ErrorsIT.assertIsOneLineNaming(
        "cannot reach ZooKeeper at localhost:1",
        dstream.command("wordcount --sink hbase --hbase-quorum localhost:1").runHere(),
        1);
    HBASE.ask(
        admin -> {
          admin.disableTable(TableName.valueOf("other"));
          return true;
        });
    ErrorsIT.assertIsOneLineNaming(
        "is disabled", wordcount("other", "--hbase-family x").runHere(), 2);
  }

  private Dstream.Command wordcount(String table, String options) {
    return dstream
        .command(("wordcount --batch 200ms --sink hbase " + options).strip())
        .with("--hbase-quorum", HBASE.quorum(), "--hbase-table", table);
  }

  private static long count(String table, String word) {
    return counts(table).getOrDefault(word, 0L);
  }

  private static Map<String, Long> counts(String table) {
    boolean there = HBASE.ask(admin -> admin.tableExists(TableName.valueOf(table)));
    return !there
        ? Map.of()
        : HBASE.rows(table).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    row -> Bytes.toLong(row.getValue().values().get("d:count"))));
  }

  /** A word a line; some come more often than others. */
  private static byte[] words(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> "w" + n % 700 + "\n")
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  private static Map<String, Long> tally(byte[] text) {
    return new String(text, UTF_8)
        .lines()
        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
  }
}
