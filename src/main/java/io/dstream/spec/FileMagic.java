package io.dstream.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the first bytes of a file say that it holds, where that is no text. */
public enum FileMagic {
  GZIP("gzip data", ".gz", "\u001f\u008b\b"),
  BZIP2("bzip2 data", ".bz2", "BZh?1AY&SY"),
  ZSTD("zstd data", ".zst", "(\u00b5/\u00fd"),
  XZ("xz data", ".xz", "\u00fd7zXZ\0"),
  LZ4("lz4 data", ".lz4", "\u0004\"M\u0018"),
  ZIP("a zip archive", ".zip", "PK\u0003\u0004");

  /** As many first bytes tell all of these apart. */
  public static final int LONGEST = 10;

  /** Stands for any byte. */
  private static final char ANY = '?';

  private final String content;
  private final String ending;
  private final String first;

  /** The first bytes as characters of ISO-8859-1. */
  FileMagic(String content, String ending, String first) {
    this.content = content;
    this.ending = ending;
    this.first = first;
  }

  /** What a file holds whose first bytes are {@code bytes[from, to)}; empty for anything else. */
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

  /** The usual ending of such a file's name. */
  public String ending() {
    return ending;
  }

  /** In words, such as {@code gzip data}. */
  @Override
  public String toString() {
    return content;
  }
}
