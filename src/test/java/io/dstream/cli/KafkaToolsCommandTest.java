package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wrong command lines of {@code consume} and {@code topics}, and their help: no broker is asked.
 */
class KafkaToolsCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          consume;                                        consume needs --topic
          consume words;                                  words
          consume --topic a --topic-pattern b;            --topic-pattern
          consume --topic a --topic a;                    --topic
          consume --topic-pattern [;                      --topic-pattern
          consume --topic a --count 0;                    --count
          consume --topic a --count many;                 --count
          consume --topic a --partition -1;               --partition
          consume --topic a --partition x;                --partition
          consume --topic a --partition 0 --group-id g;   --partition
          consume --topic a --group-id=;                  --group-id
          consume --topic a --exit;                       --exit
          consume --topic a --key --format json;          --key
          consume --topic a --format xml;                 --format
          consume --topic a --from-begining;              --from-begining
          consume --topic a --bootstrap-server nonsense;  --bootstrap-server
          consume --topic a --kafka-property nonsense=1;  --kafka-property
          consume --topic a --kafka-config missing;       --kafka-config
          topics;                                         create, delete, describe, list
          topics craete words;                            craete
          topics create;                                  NAME
          topics create a b a;                            NAME
          topics create a,b;                              NAME
          topics create words:2;                          NAME
          topics create a --partitions 0;                 --partitions
          topics create a --partitions two;               --partitions
          topics create a --replication-factor 0;         --replication-factor
          topics create a --topic-config retention.ms;    --topic-config
          topics create a --if-exists;                    --if-exists
          topics delete;                                  NAME
          topics delete a --if-not-exists;                --if-not-exists
          topics list a;                                  a
          topics list --format tsv;                       --format
          topics describe --internal;                     --internal
          topics list --bootstrap-server localhost;       --bootstrap-server
          """)
  void wrongUsageEndsWithStatus2(String arguments, String named) {
    CommandRun run = CommandRun.of(arguments.split(" ", -1));
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).matches("dstream: [^\n]+\n(hint: [^\n]+\n)?");
    assertThat(run.err().lines().findFirst().orElseThrow()).contains(named);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "topics craete, did you mean create?",
    "topics create a --partitons 2, did you mean --partitions?",
    "consume --topic a --from-begining, did you mean --from-beginning?"
  })
  void whatWasMeantIsTheHint(String arguments, String hint) {
    assertThat(CommandRun.of(arguments.split(" ", -1)).err()).contains("\nhint: " + hint + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consume",
        "topics",
        "topics create",
        "topics delete",
        "topics describe",
        "topics list"
      })
  void helpFitsATerminalOfEightyColumnsAndTheVersionIsTheProgrammes(String command) {
    CommandRun help = CommandRun.of((command + " --help").split(" ", -1));
    assertThat(help.exitStatus()).isZero();
    assertThat(help.out()).startsWith("Usage: dstream " + command);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(CommandRun.of((command + " --version").split(" ", -1)))
        .isEqualTo(CommandRun.of("--version"));
  }
}
