package io.dstream.spec;

/**
 * Detects outside words, such as file names, whose bytes cannot be decoded. Java decodes them first
 * and puts a replacement character where decoding fails, so the result does not name a file.
 */
public final class NotText {
  private static final String REPLACEMENT = "\uFFFD";

  private NotText() {}

  /** Returns whether a word contains the replacement for undecodable bytes. */
  public static boolean in(String word) {
    return word.contains(REPLACEMENT);
  }

  /**
   * Returns the error that rejects such a word.
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

  /** The encoding of file names, arguments and environment variables. */
  public static String encoding() {
    return System.getProperty("sun.jnu.encoding", "UTF-8");
  }
}
