package io.dstream.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.terminal.ProcessGroup.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProcessGroupTest {
  @ParameterizedTest
  @CsvSource({
    "'12 (java) S 1 12 9 34816 77 4194560 1', 12, 77",
    "'12 (a) b (c) S 1 12 9 34816 12 4194560 1', 12, 12",
    "'12 (java) S 1 12 9 0 -1 4194560 1', 12, -1"
  })
  void readsTheSystemsOwnTable(String stat, long own, long foreground) {
    assertThat(ProcessGroup.ofStat(stat)).contains(new Ids(own, foreground));
  }

  @ParameterizedTest
  @CsvSource({"'  123   456\n', 123, 456", "'123 -1', 123, -1"})
  void readsWhatPsPrints(String line, long own, long foreground) {
    assertThat(ProcessGroup.ofPs(line)).contains(new Ids(own, foreground));
  }

  @Test
  void takesTheForegroundForGivenWhereNothingIsSaid() {
    assertThat(ProcessGroup.ofPs("")).isEmpty();
    assertThat(ProcessGroup.ofStat("12 (java) S 1")).isEmpty();
    assertThat(ProcessGroup.ofStat("12 (java) S a b c d e f")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"dumb, false", "dumb-color, false", "xterm, true", "vt100, true"})
  void knowsTerminalsThatUnderstandNoEscapeSequences(String type, boolean places) {
    assertThat(Terminals.placesCursor(type)).isEqualTo(places);
  }
}
