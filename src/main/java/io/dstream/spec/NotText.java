package io.dstream.spec;

/**
 * Words from outside whose bytes are no text. Java decodes them before anyone sees them, and puts
 * one character in place of what it cannot decode, so that no file is named by the result.
 */
public final class NotText {
  private static final String REPLACEMENT = "\uFFFD";

  private NotText() {}

  /** Whether a word has what stands for bytes that are no text. */
  public static boolean in(String word) {
    return word.contains(REPLACEMENT);
  }

  /**
   * Why such a word is refused.
   *
   * @param what names the word
   */
  public static DstreamException failure(String what) {
    String encoding = encoding();
    return DstreamException.usage(
        what + " is not " + encoding,
        encoding.equals("UTF-8")
            ? "write it in UTF-8; rename a file whose name is not"
            : "start dstream with LC_ALL=C.UTF-8");
  }

  /** The encoding of names of files, arguments and the environment. */
  public static String encoding() {
    return System.getProperty("sun.jnu.encoding", "UTF-8");
  }
}
