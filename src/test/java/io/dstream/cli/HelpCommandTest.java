package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dstream help}. */
final class HelpCommandTest {
  @ParameterizedTest
  @CsvSource({
    "help, --help",
    "help wordcount, wordcount --help",
    "help topics create, topics create --help"
  })
  void printsWhatTheOptionPrints(String command, String option) {
    CommandRun help = CommandRun.of(command.split(" "));
    assertThat(help).isEqualTo(CommandRun.of(option.split(" ")));
    assertThat(help.out()).startsWith("Usage: dstream");
  }

  @Test
  void guessesWhatWasMeant() {
    assertThat(CommandRun.of("help", "wordcuont"))
        .isEqualTo(
            CommandRun.error(
                ExitStatus.USAGE,
                "dstream: there is no command 'wordcuont'",
                "hint: did you mean wordcount? see dstream --help"));
  }
}
