package io.dstream.spec;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a word is.
 *
 * @param split what stands between words; empty for runs of Unicode White_Space
 * @param lowerCase whether words are counted in lower case
 * @param minLength the least number of code points
 * @param stopWords words that are not counted
 */
public record WordSpec(
    Optional<Pattern> split, boolean lowerCase, int minLength, Set<String> stopWords) {
  public WordSpec {
    if (minLength < 0) {
      throw DstreamException.usage("--min-length is " + minLength + "; it is 0 or more");
    }
    stopWords = Set.copyOf(stopWords);
  }
}
