package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
  @ParameterizedTest
  @ValueSource(strings = {"--explain --top 3", "--top 3 --explain", "--explain=text --top 3"})
  void isForPeopleUnlessAskedOtherwise(String arguments) {
    CommandRun run = CommandRun.of(("wordcount " + arguments).split(" ", -1));
    assertThat(run.out())
        .startsWith("source     queue:\n")
        .contains("\nsink       console, top 3, format text\n")
        .contains("\ncontacts   nothing outside this process\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitStatus()).isZero();
  }

  @Test
  void isForProgramsAsOneLineOfJson() throws Exception {
    CommandRun run =
        CommandRun.of(
            "wordcount",
            "--explain=json",
            "--source",
            "socket://there:5",
            "--master",
            "local[2]",
            "--sink",
            "console,jdbc",
            "--jdbc-url",
            "jdbc:h2:./no/where;PASSWORD=top-secret");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasLineCount(1).doesNotContain("top-secret");
    JsonNode plan = new ObjectMapper().readTree(run.out());
    assertThat(plan.at("/source/uri")).hasToString("\"socket://there:5\"");
    assertThat(plan.at("/source/receiver").asBoolean()).isTrue();
    assertThat(plan.at("/resources/receivers").asInt()).isOne();
    assertThat(plan.at("/checkpoint").isNull()).isTrue();
    assertThat(plan.at("/sinks").size()).isEqualTo(2);
    assertThat(plan.at("/contacts"))
        .hasToString(
            "[{\"role\":\"source\",\"address\":\"there:5\"},"
                + "{\"role\":\"sink\",\"address\":\"jdbc:h2:./no/where;PASSWORD=***\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --host there --master local[2];  socket://there:9999 (a receiver: one core), selected by --host
          --port 98 --master local[2];     socket://localhost:98 (a receiver: one core), selected by --port
          --queue-batches 3;               queue:, selected by --queue-batches
          --input README.md;               queue:, selected by --input
          --source queue --input README.md; queue:
          """)
  void saysWhichOptionSelectsTheSource(String arguments, String source) {
    CommandRun run = CommandRun.of(("wordcount --explain " + arguments).split(" ", -1));
    assertThat(run.out()).startsWith("source     " + source + "\n");
  }

  @Test
  void aDirectoryOrATopicSelectsItsSource() {
    assertThat(CommandRun.of("wordcount", "--explain", "--path", "src").out())
        .contains("/src, selected by --path\n");
    assertThat(CommandRun.of("wordcount", "--explain=json", "--existing", "--path", "src").out())
        .contains("\"selectedBy\":\"--existing\"");
    assertThat(CommandRun.of("wordcount", "--topic", "a", "--bootstrap-server", "nonsense").err())
        .contains("'nonsense' is not HOST:PORT");
  }

  @Test
  void theFormIsPartOfTheOption() {
    assertThat(CommandRun.of("wordcount", "--explain", "json"))
        .isEqualTo(
            CommandRun.error(
                2, "dstream: Unexpected argument: 'json'", "hint: see dstream wordcount --help"));
    assertThat(CommandRun.of("wordcount", "--explain=jsno").err())
        .endsWith("\nhint: did you mean --explain=json?\n");
  }
}
