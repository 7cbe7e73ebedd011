package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.stage.Stages;
import org.junit.jupiter.api.Test;

final class StageHelpTest {
  @Test
  void stagesThatTakeADurationSayThatItIsAMultipleOfTheBatchInterval() {
    assertThat(Stages.all())
        .filteredOn(stage -> StageHelp.page(stage.name()).orElseThrow().contains("--batch"))
        .containsExactlyElementsOf(
            Stages.all().stream()
                .filter(stage -> stage.signature().matches(".*(length|timeout).*"))
                .toList())
        .hasSize(7);
  }

  @Test
  void thePageHasSignatureMeaningAndExample() {
    assertThat(StageHelp.page("window"))
        .contains(
            """
            window(length[, slide])
                has all elements of the last length in each result, every slide
                length and slide are written 30s or 2m, and are multiples of --batch; without a slide there is a result in every batch, or, after another window, at each of its slides

            Example:
              dstream pipe "window(30s, 10s) | countByValue()"
            """);
  }

  @Test
  void aNameThatNoStageHasIsAMistake() {
    CommandRun run = CommandRun.of("pipe", "--help", "redceByKey");
    assertThat(run.err())
        .isEqualTo(
            """
            dstream: there is no stage redceByKey
            hint: did you mean reduceByKey? dstream pipe --list prints all of them
            """);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitStatus()).isEqualTo(2);
  }
}
