package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wrong command lines of {@code chaos}: one line that names the option, and nothing has started.
 */
class ChaosCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --nope;                                     --nope
          stray;                                      stray
          --source socket;                            --source
          --sink console;                             --sink
          --kills -1;                                 --kills
          --kills many;                               --kills
          --records 30;                               --records
          --records 0 --kills 0;                      --records
          --words 0;                                  --words
          --seed x;                                   --seed
          --batch 10ms;                               --batch
          --batch 5;                                  --batch
          --window 5s --stateful;                     --window
          --slide 2s;                                 --slide
          --window 5s --slide 2s;                     --window
          --window 5s --slide 2500ms;                 --slide
          --window 0s;                                --window
          --source file --bootstrap-server a:1;       --bootstrap-server
          --kill executor;                            --kill
          --kill nobody --master spark://a:1;         --kill
          --kill worker --master local[2];            --kill
          --conf spark.a=b;                           --conf
          --master nonsense;                          --master
          --bootstrap-server nonsense;                --bootstrap-server
          --kafka-property nonsense=1;                --kafka-property
          --sink text --jdbc-url jdbc:h2:mem:a;       --jdbc-url
          --jdbc-user me;                             --jdbc-user
          --jdbc-url jdbc:h2:./a --jdbc-table a-b;  --jdbc-table
          --jdbc-url h2:mem:a;                        --jdbc-url
          --jdbc-url jdbc:h2:mem:a --jdbc-password 1; --jdbc-password
          --jdbc-url jdbc:no:a;                       --jdbc-url
          --jdbc-url jdbc:h2:mem:a;                   in memory
          --jdbc-url jdbc:h2:./a --jdbc-password env:NO_SUCH; --jdbc-password
          --checkpoint hdfs://there/dir;              --checkpoint
          --pipe countByValue() --window 5s;          --window
          --pipe countByValue() --stateful;           --stateful
          --pipe map(x->(x,1))|groupByKey();          --pipe
          --pipeline no-such-file;                    --pipeline
          --pipeline pom.xml --pipe count();          --pipe and --pipeline pom.xml exclude each other
          --pipeline pom.xml --stateful;              --stateful
          """)
  void wrongUsageEndsWithStatus2(String arguments, String named) {
    assertIsOneLineNaming(named, run(arguments));
  }

  @Test
  void aCheckpointThatHoldsSomethingIsRefused(@TempDir Path directory) throws IOException {
    Files.createFile(directory.resolve("a-file"));
    assertIsOneLineNaming("--checkpoint", run("--checkpoint " + directory));
    assertThat(directory).isDirectoryContaining("glob:**/a-file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        dstream: wrong pipeline: there is no function lenght
          map(line -> lenght(line))
                      ^^^^^^
        hint: did you mean length? functions are those of Spark SQL
        """,
        """
        dstream: wrong pipeline: 2500ms is no multiple of --batch 1s
          countByWindow(2500ms)
                        ^^^^^^
        hint: windows and timeouts are a whole number of batches long
        """
      })
  void aMistakeInAPipelineIsShownWhereItIs(String message) {
    CommandRun run = CommandRun.of("chaos", "--pipe", message.lines().toList().get(1).strip());
    assertThat(run.err()).isEqualTo(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void aPipelineOfAFileIsReadAsThatOfTheCommandLine(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("p"), "# of words\nfoo()\n | take(5)\n");
    assertThat(CommandRun.of("chaos", "--pipeline", file.toString()).err())
        .startsWith("dstream: wrong pipeline: there is no stage foo\n  2: foo()\n     ^^^\n");
    Files.writeString(file, "take(5)");
    assertIsOneLineNaming("--pipeline: the results of take", run("--pipeline " + file));
  }

  private static CommandRun run(String arguments) {
    return CommandRun.of(("chaos --quiet " + arguments).split(" ", -1));
  }

  private static void assertIsOneLineNaming(String named, CommandRun run) {
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).matches("dstream: [^\n]*" + named + "[^\n]*\n(hint: [^\n]+\n)?");
    assertThat(run.exitStatus()).isEqualTo(2);
  }
}
