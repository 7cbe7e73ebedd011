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
 * How a file is compressed, by the ending of its name. Data that is not whole is an error, with a
 * reason for the user: Hadoop's own reader of bzip2 takes an empty file, a text, and bytes after
 * the end for nothing at all.
 */
final class Compression {
  /** Why a file is bad that ends before its end. */
  static final String TRUNCATED = "it ends in the middle of its compressed data";

  /** Why a plain file is bad that ends before the length that it was listed with. */
  static final String TOO_SHORT = "it is shorter than when it was listed";

  private static final int BUFFER = 64 * 1024;

  /** Far above what Hadoop writes, far below what four bytes of a text come to. */
  private static final int LARGEST_CHUNK = 64 << 20;

  private static final int CHUNK_HEADER = 2 * Integer.BYTES;

  private final CompressionCodec codec;

  private Compression(CompressionCodec codec) {
    this.codec = codec;
  }

  /** The compression of a file; empty for a plain one. */
  static Optional<Compression> of(Path file, Configuration conf) {
    return Optional.ofNullable(new CompressionCodecFactory(conf).getCodec(file))
        .map(Compression::new);
  }

  /** What the file with the content {@code raw} holds. */
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

  /** Hadoop believes any length: the four bytes of a text ask for a gigabyte and more. */
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

  /** What a decompressor throws means that the data is damaged, whatever it is. */
  static IOException damaged(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof EOFException || message.equalsIgnoreCase("unexpected end of stream")
        ? new IOException(TRUNCATED, failure)
        : new IOException("its compressed data is damaged", failure);
  }

  /** The data of a decompressor whose exceptions say nothing to a user. */
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
      } catch (IOException | RuntimeException | OutOfMemoryError e) { // a length that is none
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
