package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelinePositionTest {
  private static final PipelineWords WORDS = SampleTree.words();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "~~; START",
        "fla; START",
        "  web; START",
        "web |; STAGE",
        "web | map(x -> x) | fil; STAGE",
        "map(x -> x) ; OTHER",
        "map(x -> x) fil; OTHER",
        "map(; OTHER",
        "map((a; OTHER",
        "map(x; OTHER",
        "map(x ->; BODY x",
        "map(x -> (x, le; BODY x",
        "map((k, v) -> concat(k, v, upp; BODY k v",
        "map(x -> transform(split(x, ' '), y -> y[0; BODY x y",
        "map(x -> x || 'a | (b' || le; BODY x",
        "map(x -> 'a; OTHER",
        "map(x -> \"a; OTHER",
        "map(x -> x.le; OTHER",
        "reduceByKey(_ + le; BODY",
        "reduceByKey(_ + _, 8) | ; STAGE",
        "reduceByKey(_ + _, 8; OTHER",
        "combineByKey(v -> array(v), (c, v) -> le; BODY c v",
        "union(; SOURCE",
        "map(x -> x) | join( ap; SOURCE",
        "union(app | ; STAGE",
        "union(app | map(x -> x) | cou; STAGE",
        "union(app | map(x -> ; BODY x",
        "union(app | join(; SOURCE",
        "union(app, ; SOURCE",
        "union(app) | map(x -> case when x -> ; BODY x case when x",
        "a b(; OTHER",
        "map] ->; OTHER"
      })
  void isWhatTheTextBeforeSays(String text, String position) {
    PipelinePosition found = PipelinePosition.after(text, Set.copyOf(WORDS.streamStages()));
    assertThat((found.place() + " " + String.join(" ", found.parameters())).strip())
        .isEqualTo(position);
  }

  @Test
  void proposesWhatBeginsWithTheWord() {
    assertThat(proposals("ma", "web", "main")).containsExactly("main", "map(", "mapValues(");
    assertThat(proposals("web | union(")).containsExactly("input");
    assertThat(proposals("web | union(", "web", "app")).containsExactly("web", "app");
    assertThat(proposals("map(line -> l")).containsExactly("line", "least(", "left(", "length(");
    assertThat(proposals("map(line -> line) l")).isEmpty();
  }

  private static List<String> proposals(String text, String... sources) {
    return PipelinePosition.after(text, Set.copyOf(WORDS.streamStages()))
        .candidates(WORDS, List.of(sources))
        .toList();
  }
}
