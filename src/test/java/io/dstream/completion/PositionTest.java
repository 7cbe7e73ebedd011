package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.completion.CommandSyntax.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PositionTest {
  @ParameterizedTest
  @CsvSource({
    "'', dstream, '', 0, false",
    "count, dstream count, '', 0, false",
    "wc, dstream count, '', 0, false",
    "count --source, dstream count, TYPE, 0, false",
    "count --source=socket, dstream count, '', 0, false",
    "count --sink dashboard, dstream count, '', 0, false",
    "count --password, dstream count, '', 0, false",
    "count --live --top, dstream count, N, 0, false",
    "topics --broker list create x, dstream topics create, '', 1, false",
    "serve a -, dstream serve, '', 2, false",
    "serve -- --top b, dstream serve, '', 2, true",
    "-- count, dstream, '', 1, true"
  })
  void followsTheWords(
      String words, String command, String pending, int parameters, boolean onlyParameters) {
    List<String> line = Stream.of(words.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    Position position = Position.after(SampleTree.syntax(), line);
    assertThat(position.command().line()).isEqualTo(command);
    assertThat(position.pending().map(Value::label).orElse("")).isEqualTo(pending);
    assertThat(position.parameters()).isEqualTo(parameters);
    assertThat(position.onlyParameters()).isEqualTo(onlyParameters);
  }
}
