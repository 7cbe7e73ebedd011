package io.dstream.source;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.io.compress.Lz4Codec;
import org.apache.hadoop.io.compress.SnappyCodec;

/**
 * The compression of a file, determined by the file name extension. Incomplete or damaged data is
 * an error, with a reason for the user. Hadoop's own bzip2 reader ignores an empty file, plain
 * text, and bytes after the end without an error.
 */
final class Compression {
  /** The reason for a compressed file that ends too early. */
  static final String TRUNCATED = "it ends in the middle of its compressed data";

  /** The reason for a plain file that ends before its listed length. */
  static final String TOO_SHORT = "it is shorter than when it was listed";

  private static final int BUFFER = 64 * 1024;

  /**
   * Far above any chunk that Hadoop writes, and far below the number that four bytes of text
   * encode.
   */
  private static final int LARGEST_CHUNK = 64 << 20;

  private static final int CHUNK_HEADER = 2 * Integer.BYTES;

  private final CompressionCodec codec;

  private Compression(CompressionCodec codec) {
    this.codec = codec;
  }

  /** Returns the compression of a file, or empty for a plain file. */
  static Optional<Compression> of(Path file, Configuration conf) {
    return Optional.ofNullable(new CompressionCodecFactory(conf).getCodec(file))
        .map(Compression::new);
  }

  /** Returns the decompressed content of {@code raw}. */
  InputStream open(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(1);
    if (in.read() < 0) {
      throw new IOException("it is empty");
    }
    in.reset();
    if (codec instanceof GzipCodec) {
      return new CompressedMembers(in, "gzip", GzipCompressorInputStream::new);
    }
    if (codec instanceof BZip2Codec) {
      return new CompressedMembers(in, "bzip2", BZip2CompressorInputStream::new);
    }
    if (codec instanceof Lz4Codec || codec instanceof SnappyCodec) {
      requireChunks(in);
    }
    return new CheckedData(hadoop(in));
  }

  private InputStream hadoop(InputStream in) throws IOException {
    try {
      return codec.createInputStream(in);
    } catch (RuntimeException | LinkageError e) {
      throw new IOException(
          "files ending in "
              + codec.getDefaultExtension()
              + " cannot be read here, without Hadoop's native library",
          e);
    }
  }

  /**
   * Checks the first chunk length. Hadoop accepts any length: four bytes of text would request a
   * gigabyte or more.
   */
  private void requireChunks(BufferedInputStream in) throws IOException {
    in.mark(CHUNK_HEADER);
    DataInputStream header = new DataInputStream(in);
    int chunk = header.readInt() == 0 ? 0 : header.readInt();
    if (chunk < 0 || chunk > LARGEST_CHUNK) {
      throw new IOException(
          "it holds no " + codec.getDefaultExtension().substring(1) + " data as Hadoop writes it");
    }
    in.reset();
  }

  /** Converts any failure of a decompressor into an error that the data is truncated or damaged. */
  static IOException damaged(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof EOFException || message.equalsIgnoreCase("unexpected end of stream")
        ? new IOException(TRUNCATED, failure)
        : new IOException("its compressed data is damaged", failure);
  }

  /** Wraps a decompressor whose exceptions mean nothing to a user. */
  private static final class CheckedData extends InputStream {
    private final InputStream in;

    CheckedData(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return in.read(bytes, from, length);
      } catch (IOException | RuntimeException | OutOfMemoryError e) { // invalid length
        throw damaged(e);
      }
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
