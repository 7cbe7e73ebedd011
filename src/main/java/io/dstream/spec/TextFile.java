package io.dstream.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the text of settings, lists and scripts as UTF-8, without a leading byte order mark. Input
 * that is counted or sent is handled as bytes and is not read here.
 */
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * Opens a file as a text stream. Content that is not UTF-8 causes an {@link IOException} that
   * says so.
   */
  public static BufferedReader open(Path file) throws IOException {
    return reader(Files.newInputStream(file));
  }

  /** Returns a reader of the text of a byte stream. */
  public static BufferedReader reader(InputStream bytes) {
    // A new decoder reports bytes that it cannot decode; passing only the charset replaces them.
    Reader decoded = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    return new BufferedReader(new Unmarked(decoded));
  }

  /** Reads the whole text of a file. */
  public static String read(Path file) throws IOException {
    try (Reader reader = open(file)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }

  private static final class Unmarked extends Reader {
    private final Reader in;
    private boolean begun;

    Unmarked(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int read = decode(buffer, from, length);
      if (begun || read <= 0) {
        return read;
      }
      begun = true;
      if (buffer[from] != BYTE_ORDER_MARK) {
        return read;
      }
      System.arraycopy(buffer, from + 1, buffer, from, read - 1);
      return read > 1 ? read - 1 : decode(buffer, from, length);
    }

    private int decode(char[] buffer, int from, int length) throws IOException {
      try {
        return in.read(buffer, from, length);
      } catch (CharacterCodingException e) {
        throw new IOException("it is not UTF-8", e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
