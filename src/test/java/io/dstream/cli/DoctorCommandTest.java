package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Wrong command lines of {@code doctor}: one line that names the option, and nothing is looked at.
 */
class DoctorCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          --nope;                              --nope
          stray;                               stray
          --master sparc://there;              --master
          --port 70000;                        --port
          --port http;                         --port
          --host=;                             --host
          --bootstrap-server nonsense;         --bootstrap-server
          --kafka-property nonsense=1;         --kafka-property
          --topic a,a;                         --topic
          --jdbc-url jdbc:oracle:x;            --jdbc-url
          --jdbc-url jdbc:h2:mem:x;            --jdbc-url
          --jdbc-table a-b;                    --jdbc-table
          --jdbc-password env:NOT_THERE;       --jdbc-password
          --format xml;                        --format
          --checkpoint=;                       --checkpoint
          """)
  void wrongUsageEndsWithStatus2(String arguments, String named) {
    CommandRun run = CommandRun.of(("doctor " + arguments).split(" ", -1));
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).matches("dstream: [^\n]*" + named + "[^\n]*\n(hint: [^\n]+\n)?");
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void whatARunWouldSayIsWrongAndTheOtherChecksAreDone() {
    CommandRun run = CommandRun.of("doctor", "--master", "spark://localhost:1", "--format", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "{\"check\":\"cores\",\"status\":\"wrong\",\"message\":\"--master spark://localhost:1")
        .contains("{\"check\":\"disk\",\"status\":");
    assertThat(run.exitStatus()).isOne();
  }
}
