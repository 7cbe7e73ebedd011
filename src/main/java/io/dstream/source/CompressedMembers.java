package io.dstream.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The decompressed data of all members of a compressed file, one after the other, as {@code gzip
 * -d} and {@code bzip2 -d} read them. Zero bytes after the last member are padding and are skipped.
 * Other bytes there are an error.
 */
final class CompressedMembers extends InputStream {
  /** Opens one member and consumes no bytes of {@code in} beyond it. */
  @FunctionalInterface
  interface Opener {
    InputStream open(BufferedInputStream in) throws IOException;
  }

  private final BufferedInputStream in;
  private final String format;
  private final Opener opener;
  private InputStream member;
  private boolean ended;

  /** Opens the first member in {@code in}, which must have at least one byte. */
  CompressedMembers(BufferedInputStream in, String format, Opener opener) throws IOException {
    this.in = in;
    this.format = format;
    this.opener = opener;
    this.member = open("it holds no " + format + " data, whatever its name says");
  }

  private InputStream open(String otherwise) throws IOException {
    try {
      return opener.open(in);
    } catch (IOException | RuntimeException e) {
      boolean other = String.valueOf(e.getMessage()).contains(" is not in the ");
      throw other ? new IOException(otherwise, e) : Compression.damaged(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!ended) {
      int read = readMember(bytes, from, length);
      if (read >= 0) {
        return read;
      }
      ended = !openNext();
    }
    return -1;
  }

  private int readMember(byte[] bytes, int from, int length) throws IOException {
    try {
      return member.read(bytes, from, length);
    } catch (IOException | RuntimeException e) {
      throw Compression.damaged(e);
    }
  }

  private boolean openNext() throws IOException {
    in.mark(1);
    int first = in.read();
    boolean padded = first == 0;
    while (first == 0) {
      first = in.read();
    }
    if (first < 0) {
      return false;
    }
    String otherwise = "other data follows its " + format + " data";
    if (padded) {
      throw new IOException(otherwise);
    }
    in.reset();
    member = open(otherwise);
    return true;
  }

  /** Returns 1 until the end of the data, so that readers do not stop early. */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
