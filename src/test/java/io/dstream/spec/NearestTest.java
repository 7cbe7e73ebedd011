package io.dstream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of(
          "socket",
          "file",
          "queue",
          "kafka",
          "text",
          "tsv",
          "csv",
          "json",
          "jdbc",
          "earliest",
          "latest",
          "committed",
          "wordcount",
          "--batch",
          "--batches",
          "--bootstrap-server");

  @ParameterizedTest
  @CsvSource({
    "kafak, kafka",
    "jbdc, jdbc",
    "jsn, json",
    "cvs, csv",
    "earlist, earliest",
    "lastest, latest",
    "commited, committed",
    "wordcuont, wordcount",
    "--bathc, --batch",
    "-batch, --batch",
    "--bacthes, --batches",
    "--bootstap-sever, --bootstrap-server",
    "KAFKA, kafka",
    "word, wordcount",
    "comm, committed"
  })
  void aSlipIsUnderstood(String typed, String meant) {
    assertThat(Nearest.of(typed, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "xml", "sideways", "--nope", "postgres", "pipe", "", "-", "-x"})
  void aWordLikeNoOtherIsLeftAlone(String typed) {
    assertThat(Nearest.of(typed, KNOWN)).isEmpty();
  }

  @Test
  void aVeryLongWordIsLeftAlone() {
    assertThat(Nearest.of("k".repeat(1_000_000), KNOWN)).isEmpty();
  }

  @Test
  void aHintAsksAndSaysMore() {
    assertThat(Nearest.hint("kafak", KNOWN, "there are more"))
        .isEqualTo("did you mean kafka? there are more");
    assertThat(Nearest.hint("pipe", KNOWN, "there are more")).isEqualTo("there are more");
  }
}
