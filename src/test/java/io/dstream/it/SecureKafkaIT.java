package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.embedded.SecureKafka;
import io.dstream.it.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** All Kafka tools at a broker with TLS, passwords and rights, by {@code --kafka-config} alone. */
class SecureKafkaIT {
  @TempDir private static Path keys;
  private static SecureKafka kafka;

  @RegisterExtension final Dstream dstream = new Dstream();

  @BeforeAll
  static void start() throws Exception {
    kafka = SecureKafka.start(keys);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void whoHasThePasswordUsesEveryTool() {
    Path lines = dstream.file("lines", "a b\na\n".getBytes(UTF_8));
    assertThat(as("admin", "topics create secret --partitions 2").runHere())
        .isEqualTo(new Ended(0, "", "created secret: 2 partitions\n"));
    as("admin", "produce -q --topic secret --input " + lines).run().quietly();
    assertThat(as("admin", "topics list").runHere().quietly()).isEqualTo("secret\n");
    assertThat(as("admin", "topics describe secret").runHere().quietly())
        .startsWith("secret: 2 partitions, 2 records\n");
    String consume = "consume -q --topic secret --group-id g --from-beginning --exit";
    assertThat(as("admin", consume).runHere().quietly().lines())
        .containsExactlyInAnyOrder("a b", "a");
    String counts =
        as("admin", "wordcount --source kafka --topic secret --batches 2 --format tsv")
            .run()
            .quietly();
    assertThat(Results.ofTsv(counts).sum()).isEqualTo(Tally.of("a b a".getBytes(UTF_8)));
    assertThat(as("admin", "topics delete secret -q").runHere().quietly()).isEmpty();
  }

  @Test
  void whoHasNoRightIsToldSo() {
    for (String command : new String[] {"topics create mine", "consume --topic theirs"}) {
      Ended end = as("guest", command).runHere();
      ErrorsIT.assertIsOneLineNaming("does not allow it", end, 1);
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() {
    for (String command : new String[] {"topics list", "consume --topic secret"}) {
      Ended end = as("admin", "wrong-guess", command).runHere();
      ErrorsIT.assertIsOneLineNaming(kafka.address() + " refuses: Authentication failed", end, 1);
      assertThat(end.err()).doesNotContain("wrong-guess");
    }
  }

  private Dstream.Command as(String user, String arguments) {
    return as(user, SecureKafka.passwordOf(user), arguments);
  }

  private Dstream.Command as(String user, String password, String arguments) {
    String properties = kafka.clientProperties(user, password);
    Path file = dstream.file(user + ".properties", properties.getBytes(UTF_8));
    return dstream.command(arguments).with("--kafka-config", file);
  }
}
