package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The width of help where there is no terminal; the tests have none. */
final class HelpLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "132, 132",
    "60, 60",
    "20, 55", // less is picocli's least
    "'', 80",
    "0, 80",
    "-100, 80",
    "wide, 80",
    "99999999999, 80",
  })
  void isThatOfTheColumnsOfTheEnvironment(String columns, int width) {
    CommandLine root = HelpLayout.fit(CommandTree.create(), columns);
    CommandLine nested = root.getSubcommands().get("topics").getSubcommands().get("create");
    assertThat(root.getUsageHelpWidth()).isEqualTo(width);
    assertThat(nested.getUsageHelpWidth()).isEqualTo(width);
  }
}
