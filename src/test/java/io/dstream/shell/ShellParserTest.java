package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellParserTest {
  private final ShellParser parser = new ShellParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "  a   b\t c  | [a][b][c]",
        "--split '\\W+' | [--split][\\W+]",
        "--split='a  b' | [--split=a  b]",
        "\"a \\\"b\\\" \\n\" | [a \"b\" \\n]",
        "a\\ b\\\\ \\' | [a b\\][']",
        "'a \"b\"' \"it's\" | [a \"b\"][it's]",
        "a'b'\"c\"d | [abcd]",
        "'' x \"\" | [][x][]",
        "a # 'b | [a]",
        "a#b '#c' | [a#b][#c]",
        "# all of it | ~~",
        "~~ | ~~"
      })
  void splitsAsAPosixShellDoes(String line, String words) {
    StringBuilder found = new StringBuilder();
    parser
        .parse(line, 0, ParseContext.ACCEPT_LINE)
        .words()
        .forEach(word -> found.append('[').append(word).append(']'));
    assertThat(found).hasToString(words);
  }

  @Test
  void goesOnInTheNextLineAfterABackslashAndWithinQuotes() {
    assertThat(parser.parse("a\\\nb \\\n 'c\nd' # e\nf", 0, ParseContext.ACCEPT_LINE).words())
        .containsExactly("ab", "c\nd", "f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"a 'b | quote", "a \"b\\\" | dquote", "a \\ | newline"})
  void saysThatALineGoesOn(String line, String missing) {
    assertThatThrownBy(() -> parser.parse(line.strip(), 0, ParseContext.ACCEPT_LINE))
        .isInstanceOfSatisfying(
            EOFError.class, error -> assertThat(error.getMissing()).isEqualTo(missing));
  }

  /** The cursor stands where the line has a bar. */
  @ParameterizedTest
  @CsvSource({
    "'^', 0, '', 0, 0, 0",
    "'a^', 0, a, 1, 1, 1",
    "'ab ^', 1, '', 0, 0, 0",
    "'ab ^ cd', 1, '', 0, 0, 0",
    "'ab ^cd', 1, cd, 0, 0, 2",
    "'ab c^d ef', 1, cd, 1, 1, 2",
    "'ab cd^ ef', 1, cd, 2, 2, 2",
    "'ab c\\ d^e', 1, c de, 3, 4, 5",
    "'ab \"c d^', 1, c d, 3, 4, 4"
  })
  void knowsTheWordAtTheCursor(
      String line, int index, String word, int cursor, int rawCursor, int rawLength) {
    int at = line.indexOf('^');
    CompletingParsedLine parsed =
        (CompletingParsedLine) parser.parse(line.replace("^", ""), at, ParseContext.COMPLETE);
    assertThat(parsed.wordIndex()).isEqualTo(index);
    assertThat(parsed.word()).isEqualTo(word).isEqualTo(parsed.words().get(index));
    assertThat(parsed.wordCursor()).isEqualTo(cursor);
    assertThat(parsed.rawWordCursor()).isEqualTo(rawCursor);
    assertThat(parsed.rawWordLength()).isEqualTo(rawLength);
  }

  @Test
  void escapesACandidateSoThatItIsReadBack() {
    CompletingParsedLine parsed = (CompletingParsedLine) parser.parse("", 0, ParseContext.COMPLETE);
    String candidate = "#a b'c\"d\\e#";
    String escaped = parsed.escape(candidate, true).toString();
    assertThat(parser.parse(escaped, 0, ParseContext.ACCEPT_LINE).words())
        .containsExactly(candidate);
  }
}
