package io.dstream.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line split into words.
 *
 * @param wordIndex the word that contains the cursor, or ends at it
 * @param wordCursor the cursor's offset in that word without quotes and backslashes
 * @param rawWordCursor the cursor's offset in that word as written in the line
 * @param rawWordLength the length of that word as written in the line
 * @param background whether {@code &} ends the line
 */
record WordLine(
    String line,
    int cursor,
    List<String> words,
    int wordIndex,
    int wordCursor,
    int rawWordCursor,
    int rawWordLength,
    boolean background)
    implements CompletingParsedLine {

  @Override
  public String word() {
    return wordIndex < words.size() ? words.get(wordIndex) : "";
  }

  /**
   * Returns the text with which JLine replaces the whole word, including its quotes. An incomplete
   * word keeps its opening quote. A word that ends in an open bracket can continue with spaces and
   * is quoted.
   */
  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    String quote = openQuote();
    if (!complete && (!quote.isEmpty() || candidate.toString().endsWith("("))) {
      return quote.equals("'")
          ? quote + candidate.toString().replace("'", "'\\''")
          : "\"" + candidate.toString().replaceAll("[\"\\\\$`]", "\\\\$0");
    }
    return candidate.toString().replaceAll("[\\s'\"\\\\]|^#", "\\\\$0");
  }

  private String openQuote() {
    int start = cursor - rawWordCursor;
    boolean quoted = start < cursor && "'\"".indexOf(line.charAt(start)) >= 0;
    return quoted ? line.substring(start, start + 1) : "";
  }
}
