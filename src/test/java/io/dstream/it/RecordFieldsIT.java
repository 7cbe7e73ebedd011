package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What records have beside their value. */
class RecordFieldsIT {
  private static final long TIMESTAMP = 1_700_000_000_123L;

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void recordsOfKafkaHaveAllTheirFieldsInTheOrderThatIsAskedFor() throws Exception {
    BROKER.create("fields", 2);
    ProducerRecord<byte[], byte[]> record = record(1, "k", "one\ntwo");
    record.headers().add("h", "v".getBytes(UTF_8)).add("h", null);
    BROKER.send(record);
    BROKER.send(record(1, null, "three"));
    String rows = fields("topic,offset,key,partition,timestamp,headers", "json", "map(r -> r)");
    String first =
        "\"topic\":\"fields\",\"offset\":0,\"key\":\"k\",\"partition\":1,"
            + "\"timestamp\":\"2023-11-14 22:13:20.123\",\"headers\":"
            + "[{\"key\":\"h\",\"value\":\"dg==\"},{\"key\":\"h\",\"value\":null}]}";
    assertThat(rows.lines().map(row -> row.replaceFirst(".*\"value\":\"(one|two|three)\",", "$1 ")))
        .containsExactlyInAnyOrder(
            "one " + first,
            "two " + first,
            "three \"topic\":\"fields\",\"offset\":1,\"key\":null,\"partition\":1,"
                + "\"timestamp\":\"2023-11-14 22:13:20.123\",\"headers\":[]}");
  }

  private static ProducerRecord<byte[], byte[]> record(int partition, String key, String value) {
    return new ProducerRecord<>(
        "fields",
        partition,
        TIMESTAMP,
        key == null ? null : key.getBytes(UTF_8),
        value.getBytes(UTF_8));
  }

  private String fields(String names, String format, String pipeline) {
    return BROKER
        .into(dstream.command("pipe --source kafka --topic fields --from earliest --batches 1"))
        .with("--top", 0, "--format", format, "--fields", names, pipeline)
        .runHere()
        .quietly();
  }

  @Test
  void linesHaveTheFileThatTheyAreOfAndEachSourceItsOwnFields() throws IOException {
    Path one = Files.createDirectory(dstream.directory("work").resolve("one"));
    Path other = Files.createDirectory(dstream.directory("work").resolve("other"));
    write(one.resolve("a"), "1\n2\n");
    write(one.resolve("b"), "3\n");
    write(other.resolve("c"), "4\n");
    String rows =
        dstream
            .command("pipe --existing --batches 1 --format tsv --top 0 --fields one=file")
            .with("--source", "one=" + one.toUri(), "--source", "other=" + other.toUri())
            .with(
                "one | map((line, file) -> (element_at(split(file, '/'), -1), int(line)))"
                    + " | union(other | map(line -> ('other', int(line))))"
                    + " | reduceByKey(_ + _)")
            .runHere()
            .quietly();
    assertThat(rows.lines().map(row -> row.substring(row.indexOf('\t') + 1)).sorted().toList())
        .isEqualTo(List.of("a\t3", "b\t3", "other\t4"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0)); // nobody writes to it any more
  }
}
