package io.dstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void isALineForPeopleAndAnotherOneWhereThereIsSomethingToDo() {
    assertThat(Finding.ok("heap", "up to 1 GiB").lines())
        .containsExactly("ok     heap       up to 1 GiB");
    assertThat(Finding.wrong("kafka", "it is away", "dstream serve-kafka").lines())
        .containsExactly(
            "wrong  kafka      it is away", "                  mend: dstream serve-kafka");
  }

  @Test
  void isAnObjectForPrograms() {
    assertThat(Finding.ok("heap", "up to \"1\" GiB").toJson())
        .isEqualTo(
            "{\"check\":\"heap\",\"status\":\"ok\",\"message\":\"up to \\\"1\\\" GiB\",\"mend\":null}");
    assertThat(Finding.warn("port", "nobody", "start it").toJson())
        .endsWith("\"status\":\"warn\",\"message\":\"nobody\",\"mend\":\"start it\"}");
  }
}
