package io.dstream.text;

/**
 * Cuts at runs of Unicode White_Space, what Java calls {@code (?U)\s+}, straight on UTF-8 bytes:
 * U+0009–000D, 0020, 0085, 00A0, 1680, 2000–200A, 2028, 2029, 202F, 205F, 3000. Only the exact byte
 * sequences of these match; bytes that are no UTF-8 belong to the word they stand in. LF and CR are
 * white space, so line ends need no care.
 */
public final class WhitespaceTokenizer implements Tokenizer {
  private static final long serialVersionUID = 1L;

  private static final byte SPACE = 1;
  private static final byte LEAD = 2;

  /** Per byte value: part of a word (0), white space by itself, or perhaps the first of several. */
  private static final byte[] KIND = new byte[256];

  static {
    for (char c : "\t\n\u000B\f\r ".toCharArray()) {
      KIND[c] = SPACE;
    }
    for (int lead : new int[] {0xC2, 0xE1, 0xE2, 0xE3}) {
      KIND[lead] = LEAD;
    }
  }

  @Override
  public void tokenize(LineBlock block, LineBlock.Span word) {
    byte[] bytes = block.bytes();
    int to = block.to();
    int start = block.from();
    int i = start;
    while (i < to) {
      byte kind = KIND[bytes[i] & 0xFF];
      int space = kind == 0 ? 0 : kind == SPACE ? 1 : spaceAt(bytes, i, to);
      if (space == 0) {
        i++;
        continue;
      }
      if (start < i) {
        word.accept(bytes, start, i);
      }
      i += space;
      start = i;
    }
    if (start < to) {
      word.accept(bytes, start, to);
    }
  }

  /** Length in bytes of the white space that starts at {@code i} with a lead byte; 0 for none. */
  private static int spaceAt(byte[] bytes, int i, int to) {
    if (i + 1 >= to) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int lead = bytes[i] & 0xFF;
    if (lead == 0xC2) {
      return second == 0x85 || second == 0xA0 ? 2 : 0;
    }
    if (i + 2 >= to) {
      return 0;
    }
    int third = bytes[i + 2] & 0xFF;
    boolean space =
        switch (lead) {
          case 0xE1 -> second == 0x9A && third == 0x80;
          case 0xE2 -> isGeneralPunctuationSpace(second, third);
          default -> second == 0x80 && third == 0x80;
        };
    return space ? 3 : 0;
  }

  private static boolean isGeneralPunctuationSpace(int second, int third) {
    if (second == 0x81) {
      return third == 0x9F;
    }
    return second == 0x80
        && ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF);
  }
}
