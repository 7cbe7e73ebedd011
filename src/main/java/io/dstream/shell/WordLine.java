package io.dstream.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that was split into words.
 *
 * @param wordIndex the word that the cursor is in, or at the end of
 * @param wordCursor the cursor in that word once quotes and backslashes are gone
 * @param rawWordCursor the cursor in that word as it stands in the line
 * @param rawWordLength the length of that word as it stands in the line
 * @param background whether a {@code &} ends it
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
   * JLine puts it in the place of the whole word, its quotes included. A word that goes on stays in
   * the quotes that it began with; one in which a bracket opens goes on with blanks, and gets them.
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
