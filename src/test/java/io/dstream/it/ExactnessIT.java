package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of bytes that no text editor would write, against counts made another way. */
class ExactnessIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void anyBytesAreCountedAsTheyStand() {
    byte[] text = OddBytes.of(30, 400_000);
    assertThat(count(text).differencesFrom(Tally.of(text))).isEmpty();
  }

  /** What the expressions match is ASCII, so that bytes and characters are cut at one place. */
  @ParameterizedTest
  @ValueSource(strings = {"[^A-Za-z]+", ",", "[ \\t]|x+"})
  void anyBytesAreCutAtAnExpressionLineByLine(String regex) {
    byte[] text = OddBytes.of(31, 100_000);
    Stream<String> words =
        Pattern.compile("\r?\n")
            .splitAsStream(new String(text, ISO_8859_1))
            .flatMap(line -> Pattern.compile(regex).splitAsStream(line));
    assertThat(count(text, "--split", regex).differencesFrom(Tally.of(words))).isEmpty();
  }

  @Test
  void wordsAreLowerCasedThenMeasuredThenLookedUpAmongTheStopWords() {
    String cased =
        "ÄPFEL Äpfel äpfel ΣΊΣΥΦΟΣ İstanbul Ǆ ǅ ǆ 𐐀𐐁𐐂 𐐨𐐩𐐪 Straße STRASSE THE the Th 流\uD83C\uDF0A 流x\n";
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(cased.repeat(3).getBytes(UTF_8));
    text.writeBytes(new ZipfText(32).lines(2000));
    byte[] stopWords = "The\n  naïved \n\n流e\uD83C\uDF0A\n".getBytes(UTF_8);
    Set<String> stops = Set.of("the", bytes("naïved"), bytes("流e\uD83C\uDF0A"));
    Tally expected =
        Tally.of(
            Tally.wordsOf(text.toByteArray())
                .map(ExactnessIT::lowerCase)
                .filter(word -> length(word) >= 3 && !stops.contains(word)));
    assertThat(
            count(
                    text.toByteArray(),
                    "--lower-case",
                    "--min-length",
                    3,
                    "--stop-words",
                    dstream.file("stop", stopWords))
                .differencesFrom(expected))
        .isEmpty();
  }

  /** The first batch has a line of many words, the second one a line of a single word. */
  @Test
  void linesAndWordsOf50MegabytesPassInOneGigabyte() {
    String words = new String(new ZipfText(33).bytes(1_000_000), ISO_8859_1);
    String word = "w".repeat(50_000_000);
    byte[] text = (words.replaceAll("\r?\n", " ").repeat(50) + "\n" + word).getBytes(ISO_8859_1);
    Tally once = Tally.of(words.getBytes(ISO_8859_1));
    Tally expected = Tally.sum(Collections.nCopies(50, once)).plus(Tally.of(Stream.of(word)));
    Program.Ended end =
        dstream
            .command("wordcount --batch 200ms --queue-batches 2 --top 0 --format tsv --input")
            .with(dstream.file("text", text))
            .javaOptions("-Xmx1g")
            .run();
    assertThat(Results.ofTsv(end.quietly()).sum().differencesFrom(expected)).isEmpty();
  }

  /** A word of bytes in lower case; words that are no UTF-8 have no upper case here. */
  private static String lowerCase(String word) {
    return decoded(word).map(text -> bytes(text.toLowerCase(Locale.ROOT))).orElse(word);
  }

  /** Characters of a word of bytes; of one that is no UTF-8, which here has ASCII else, bytes. */
  private static int length(String word) {
    return decoded(word).map(text -> text.codePointCount(0, text.length())).orElse(word.length());
  }

  private static Optional<String> decoded(String word) {
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(word.getBytes(ISO_8859_1))).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private Tally count(byte[] text, Object... options) {
    return Results.ofTsv(
            dstream
                .command("wordcount --batch 200ms --queue-batches 3 --top 0 --format tsv --input")
                .with(dstream.file("text", text))
                .with(options)
                .runHere()
                .quietly())
        .sum();
  }
}
