package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.embedded.TopicRecords;
import io.dstream.kafka.KafkaTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProduceCommandTest {
  @TempDir private Path directory;

  @Test
  void aFileIsSentAndCountedOnStderrUnlessQuiet() throws IOException {
    String file = Files.writeString(directory.resolve("lines"), "a b\nc\n").toString();
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics(new KafkaTopic("lines", 1)))) {
      String broker = kafka.address().toString();
      assertThat(run("--topic", "lines", "--bootstrap-server", broker, "--input", file))
          .isEqualTo(new CommandRun(0, "", "sent 2 messages to lines at " + broker + "\n"));
      assertThat(run("--topic", "lines", "--bootstrap-server", broker, "--input", file, "-q"))
          .isEqualTo(new CommandRun(0, "", ""));
      assertThat(TopicRecords.values(kafka.clientConfig(), "lines"))
          .containsExactly("a b", "c", "a b", "c");
    }
  }

  @Test
  void anInputAndRandomWordsExcludeEachOther() {
    assertThat(run("--topic", "lines", "--seed", "1", "--input", "-"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: --words, --vocabulary and --seed make random words,"
                    + " but there is an --input to send",
                "hint: leave them out, or leave --input out"));
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    assertThat(run("--topic", "lines", "--rate", "-1"))
        .isEqualTo(CommandRun.error(2, "dstream: --rate must be 0 to 1000000000, not -1"));
    assertThat(run("--topic", "lines", "--count", "0"))
        .isEqualTo(CommandRun.error(2, "dstream: --count must be 1 or more, not 0"));
    assertThat(run("--topic", "lines", "--words", "0"))
        .isEqualTo(CommandRun.error(2, "dstream: --words must be 1 or more, not 0"));
  }

  private static CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "produce";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(all);
  }
}
