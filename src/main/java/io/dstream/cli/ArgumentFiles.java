package io.dstream.cli;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.TextFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces {@code @FILE} by the words in the file. A word with blanks is quoted, a comment begins
 * with {@code #}, and {@code @@} is an {@code @}. Picocli does the same, but it reads a byte order
 * mark as a word and replaces undecodable bytes.
 */
final class ArgumentFiles {
  private static final int LAST_OF_LATIN = 255;

  private final List<String> words = new ArrayList<>();
  private final Set<Path> open = new HashSet<>();

  private ArgumentFiles() {}

  /**
   * Expands argument files; a word that names no file stays unchanged.
   *
   * @throws DstreamException wrong usage, when a file cannot be read
   */
  static String[] expand(String... words) {
    ArgumentFiles files = new ArgumentFiles();
    for (String word : words) {
      files.add(word);
    }
    return files.words.toArray(String[]::new);
  }

  private void add(String word) {
    if (!word.startsWith("@") || word.length() == 1) {
      words.add(word);
    } else if (word.startsWith("@@")) {
      words.add(word.substring(1));
    } else {
      addWordsOf(word);
    }
  }

  private void addWordsOf(String word) {
    try {
      Path file = Path.of(word.substring(1)).toAbsolutePath();
      if (!Files.exists(file)) {
        words.add(word);
      } else if (open.add(file)) {
        try (Reader text = TextFile.open(file)) {
          addWordsOf(tokens(text));
        }
        open.remove(file);
      }
    } catch (InvalidPathException e) {
      words.add(word);
    } catch (IOException e) {
      throw DstreamException.usage(word + " cannot be read: " + IoErrors.reason(e));
    }
  }

  private void addWordsOf(StreamTokenizer tokens) throws IOException {
    while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
      add(tokens.sval);
    }
  }

  private static StreamTokenizer tokens(Reader text) {
    StreamTokenizer tokens = new StreamTokenizer(text);
    tokens.resetSyntax();
    tokens.wordChars(' ', LAST_OF_LATIN);
    tokens.whitespaceChars(0, ' ');
    tokens.quoteChar('"');
    tokens.quoteChar('\'');
    tokens.commentChar('#');
    return tokens;
  }
}
