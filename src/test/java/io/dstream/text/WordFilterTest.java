package io.dstream.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordFilterTest {
  private static final LineBlock.Span NOWHERE = (bytes, from, to) -> {};

  @Test
  void lowersTheCaseOfAllScriptsAndLeavesOtherBytesAlone() {
    assertThat(filter(new WordFilter(true, 1, Set.of()), "ÀB", "ΣΑΣ", "İ", "x", "\u00ffA"))
        .containsExactly(
            Words.utf8("àb"), Words.utf8("σας"), Words.utf8("i̇"), "x", Words.utf8("\u00ffa"));
  }

  @Test
  void countsCharactersNotBytes() {
    assertThat(filter(new WordFilter(false, 2, Set.of()), "é", "éé", "😀", "😀😀", "a", "ab"))
        .containsExactly(Words.utf8("éé"), Words.utf8("😀😀"), "ab");
  }

  @Test
  void aByteThatIsNoTextIsOneCharacter() {
    List<String> passed = new ArrayList<>();
    LineBlock.Span filter =
        new WordFilter(false, 2, Set.of())
            .before((bytes, from, to) -> passed.add(Words.string(bytes, from, to)), NOWHERE);
    for (String word : List.of("\u00ff", "\u00ff\u00fe", "a\u00ff")) {
      filter.accept(Words.bytes(word), 0, word.length());
    }
    assertThat(passed).containsExactly("\u00ff\u00fe", "a\u00ff");
  }

  @Test
  void stopWordsAreComparedInTheCaseThatIsCounted() {
    assertThat(filter(new WordFilter(true, 1, Set.of("The", "É")), "THE", "the", "é", "then"))
        .containsExactly("then");
    assertThat(filter(new WordFilter(false, 1, Set.of("The")), "THE", "The", "the"))
        .containsExactly("THE", "the");
  }

  @Test
  void wordsThatDoNotPassGoElsewhereAsTheyCame() {
    List<String> leftOut = new ArrayList<>();
    LineBlock.Span filter =
        new WordFilter(true, 2, Set.of("the"))
            .before(NOWHERE, (bytes, from, to) -> leftOut.add(Words.string(bytes, from, to)));
    for (String word : List.of("The", "A", "then")) {
      filter.accept(Words.bytes(word), 0, word.length());
    }
    assertThat(leftOut).containsExactly("The", "A");
  }

  private static List<String> filter(WordFilter filter, String... words) {
    List<String> passed = new ArrayList<>();
    LineBlock.Span span =
        filter.before((bytes, from, to) -> passed.add(Words.string(bytes, from, to)), NOWHERE);
    for (String word : words) {
      byte[] bytes = Words.bytes(Words.utf8(word));
      span.accept(bytes, 0, bytes.length);
    }
    return passed;
  }
}
