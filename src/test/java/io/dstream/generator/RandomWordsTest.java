package io.dstream.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomWordsTest {
  @TempDir private Path directory;

  @Test
  void aSeedMakesTheSameMessagesAgain() {
    assertThat(messages(7, 20)).isEqualTo(messages(7, 20)).isNotEqualTo(messages(8, 20));
  }

  @Test
  void aMessageHasItsNumberOfWordsOutOfAllOfTheVocabulary() {
    List<String> messages = messages(7, 200);
    assertThat(messages).allMatch(message -> message.matches("[0-9]( [0-9]){4}"));
    assertThat(messages.stream().flatMap(message -> Stream.of(message.split(" "))).distinct())
        .hasSize(10);
  }

  @Test
  void aVocabularyIsTheWordsOfAFileAsTheyStand() throws IOException {
    Path file = directory.resolve("words");
    Files.write(file, " one\ttwo\r\n\n\u00fe\u00ff three".getBytes(ISO_8859_1));
    assertThat(RandomWords.vocabularyOf(file).stream().map(word -> new String(word, ISO_8859_1)))
        .containsExactly("one", "two", "\u00fe\u00ff", "three");
  }

  @Test
  void aVocabularyWithoutAWordIsWrongUsage() throws IOException {
    Path file = Files.writeString(directory.resolve("words"), " \n\t");
    assertThatThrownBy(() -> RandomWords.vocabularyOf(file))
        .isInstanceOf(DstreamException.class)
        .hasMessage("file %s has no word (--vocabulary)", file);
  }

  private static List<String> messages(long seed, int count) {
    RandomWords words = new RandomWords(RandomWords.digits(), 5, Optional.of(seed));
    return Stream.generate(() -> new String(words.next().orElseThrow(), ISO_8859_1))
        .limit(count)
        .toList();
  }
}
