package io.dstream.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Formats that are not text, recognized by the first bytes of a file. */
public enum FileMagic {
  GZIP("gzip data", ".gz", "\u001f\u008b\b"),
  BZIP2("bzip2 data", ".bz2", "BZh?1AY&SY"),
  ZSTD("zstd data", ".zst", "(\u00b5/\u00fd"),
  XZ("xz data", ".xz", "\u00fd7zXZ\0"),
  LZ4("lz4 data", ".lz4", "\u0004\"M\u0018"),
  ZIP("a zip archive", ".zip", "PK\u0003\u0004");

  /** The number of first bytes that distinguish all formats. */
  public static final int LONGEST = 10;

  /** Stands for any byte. */
  private static final char ANY = '?';

  private final String content;
  private final String ending;
  private final String first;

  /** Creates a format whose first bytes are given as ISO-8859-1 characters. */
  FileMagic(String content, String ending, String first) {
    this.content = content;
    this.ending = ending;
    this.first = first;
  }

  /** Returns the format of a file that begins with {@code bytes[from, to)}; empty for others. */
  public static Optional<FileMagic> of(byte[] bytes, int from, int to) {
    String begin =
        new String(bytes, from, Math.min(LONGEST, to - from), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(magic -> magic.begins(begin)).findFirst();
  }

  private boolean begins(String file) {
    return file.length() >= first.length()
        && IntStream.range(0, first.length())
            .allMatch(i -> first.charAt(i) == ANY || first.charAt(i) == file.charAt(i));
  }

  /** The usual file name extension. */
  public String ending() {
    return ending;
  }

  /** Returns the format in words, such as {@code gzip data}. */
  @Override
  public String toString() {
    return content;
  }
}
