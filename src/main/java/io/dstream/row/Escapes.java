package io.dstream.row;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Converts values to bytes for the line formats. */
public final class Escapes {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Matches control and format characters, such as those that change the writing direction. */
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  /** Matches backslashes of a text before what looks like an escape. */
  private static final Pattern BEFORE_LIKENESS = Pattern.compile("\\\\+(?=x[0-9A-F]{2})");

  /** Matches the same, and backslashes at the end, in a text that an escape follows. */
  private static final Pattern BEFORE_ESCAPE = Pattern.compile(BEFORE_LIKENESS + "|\\\\+\\z");

  private Escapes() {}

  /** Returns a value unescaped: text as the bytes received, all else as Java prints it. */
  public static byte[] bytes(Object value) {
    return value instanceof byte[] text
        ? text
        : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns text for a terminal: escaped as in the line formats and without control characters.
   * Bytes that are not valid UTF-8 and control characters beyond ASCII become U+FFFD.
   */
  public static String printable(byte[] text) {
    ByteArrayOutputStream escaped = new ByteArrayOutputStream();
    appendEscaped(text, escaped);
    return withoutSteering(escaped.toString(StandardCharsets.UTF_8));
  }

  /** Returns the text with each control or format character replaced by U+FFFD. */
  public static String withoutSteering(String text) {
    return STEERING.matcher(text).replaceAll("\uFFFD");
  }

  /**
   * Decodes text; each byte that is not valid UTF-8 becomes {@code \xHH}. Backslashes of the text
   * before such an escape, or before what looks like one, are doubled, so that different bytes
   * yield different texts.
   */
  public static String decoded(byte[] text) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer left = ByteBuffer.wrap(text);
    CharBuffer valid = CharBuffer.allocate(text.length);
    StringBuilder decoded = new StringBuilder(text.length);
    while (decoder.decode(left, valid, true).isError()) {
      decoded.append(BEFORE_ESCAPE.matcher(valid.flip()).replaceAll("$0$0"));
      decoded.append("\\x").append(HEX.toHexDigits(left.get()));
      valid.clear();
      decoder.reset();
    }
    return decoded.append(BEFORE_LIKENESS.matcher(valid.flip()).replaceAll("$0$0")).toString();
  }

  /**
   * Appends text with control characters escaped: {@code \t}, {@code \n}, {@code \r}, the others of
   * ASCII as {@code \xHH}. A backslash is doubled only where it would read as one of these. Most
   * words with backslashes are therefore unchanged, and all can be decoded.
   */
  public static void appendEscaped(byte[] text, ByteArrayOutputStream out) {
    for (int i = 0; i < text.length; i++) {
      int b = text[i] & 0xFF;
      switch (b) {
        case '\t' -> out.writeBytes(new byte[] {'\\', 't'});
        case '\n' -> out.writeBytes(new byte[] {'\\', 'n'});
        case '\r' -> out.writeBytes(new byte[] {'\\', 'r'});
        case '\\' -> {
          out.write(b);
          if (i + 1 < text.length && startsEscape(text[i + 1])) {
            out.write(b);
          }
        }
        default -> {
          if (b < 0x20 || b == 0x7F) {
            out.writeBytes(("\\x" + HEX.toHexDigits((byte) b)).getBytes(StandardCharsets.US_ASCII));
          } else {
            out.write(b);
          }
        }
      }
    }
  }

  /**
   * Checks whether a backslash before this byte would read as an escape; a control character is
   * written as one.
   */
  private static boolean startsEscape(byte next) {
    int b = next & 0xFF;
    return b == 't' || b == 'n' || b == 'r' || b == 'x' || b == '\\' || b < 0x20 || b == 0x7F;
  }
}
