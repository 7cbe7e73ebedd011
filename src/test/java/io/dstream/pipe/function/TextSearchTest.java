package io.dstream.pipe.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

final class TextSearchTest {
  @Test
  void findsWhatAStringContains() {
    Random random = new Random(3);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = text(random, random.nextInt(40));
      String sought = text(random, random.nextInt(4));
      assertThat(TextSearch.contains(within(text, random), UTF8String.fromString(sought)))
          .as("'%s' in '%s'", sought, text)
          .isEqualTo(text.contains(sought));
      found += text.contains(sought) ? 1 : 0;
    }
    assertThat(found).isBetween(20_000, 80_000);
  }

  /** Of few letters, of one to four bytes, and such as differ in a bit. */
  private static String text(Random random, int length) {
    String letters = "ab\u0000\u0001`é𝄞";
    return random
        .ints(length, 0, letters.codePointCount(0, letters.length()))
        .mapToObj(i -> Character.toString(letters.codePoints().toArray()[i]))
        .collect(Collectors.joining());
  }

  /** A view of some of the bytes of an array, in which others are before and behind it. */
  private static UTF8String within(String text, Random random) {
    int before = random.nextInt(9);
    byte[] all =
        ("b".repeat(before) + text + "ab".repeat(random.nextInt(3)))
            .getBytes(StandardCharsets.UTF_8);
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    return UTF8String.fromBytes(all, before, size);
  }
}
