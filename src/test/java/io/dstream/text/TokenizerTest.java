package io.dstream.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s+");

  @Test
  void whiteSpaceIsWhatUnicodeSaysItIs() {
    Pattern one = Pattern.compile("(?U)\\s");
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String character = new String(Character.toChars(c));
        List<String> words =
            Words.words(new WhitespaceTokenizer(), "a" + Words.utf8(character) + "b");
        assertThat(words.size() == 2).as("U+%04X", c).isEqualTo(one.matcher(character).matches());
      }
    }
  }

  @Test
  void bytesThatAreNoTextAreCutAsTheRegularExpressionCutsThem() {
    RegexTokenizer regex = new RegexTokenizer(WHITE_SPACE);
    for (int seed = 0; seed < 3000; seed++) {
      String noise = Words.noise(new Random(seed), 200);
      assertThat(Words.words(new WhitespaceTokenizer(), noise))
          .as("seed %d", seed)
          .isEqualTo(Words.words(regex, noise));
    }
  }

  @Test
  void aRegularExpressionCutsLinesAndNotTheirEnds() {
    RegexTokenizer comma = new RegexTokenizer(Pattern.compile(","));
    assertThat(Words.words(comma, "a,,b c\r\n,d\r,\n\n,,\ne"))
        .containsExactly("a", "b c", "d\r", "e");
  }

  @Test
  void anExpressionThatMatchesNothingCutsBetweenCharacters() {
    assertThat(Words.words(new RegexTokenizer(Pattern.compile("")), Words.utf8("aé😀\nb")))
        .containsExactly("a", Words.utf8("é"), Words.utf8("😀"), "b");
  }

  @Test
  void decodingAndEncodingLosesNoByte() {
    for (int seed = 0; seed < 3000; seed++) {
      byte[] noise = Words.bytes(Words.noise(new Random(seed), 100));
      assertThat(LosslessUtf8.encode(LosslessUtf8.decode(noise, 0, noise.length)))
          .as("seed %d", seed)
          .isEqualTo(noise);
    }
  }
}
