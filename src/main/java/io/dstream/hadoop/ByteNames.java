package io.dstream.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Paths of local files whose names cannot be decoded in the encoding that the JVM uses for file
 * names. Hadoop represents a path as text, so it can neither list nor open such a file. Here its
 * path is a URI with the scheme {@code bytes}, in which {@code %XX} is a byte of the name.
 */
public final class ByteNames {
  private static final String SCHEME = "bytes";

  private ByteNames() {}

  /** Returns whether the text of a directory entry does not identify it. */
  public static boolean areNeededFor(java.nio.file.Path entry) {
    try {
      return !entry.equals(java.nio.file.Path.of(entry.toString()));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  /** Returns the path of a directory entry. */
  public static Path of(java.nio.file.Path entry) {
    return new Path(SCHEME, null, entry.toUri().getRawPath());
  }

  static boolean has(Path path) {
    return SCHEME.equals(path.toUri().getScheme());
  }

  static FSDataInputStream open(Path path) throws IOException {
    URI uri = URI.create("file://" + path.toUri().getPath());
    return new FSDataInputStream(new Input(FileChannel.open(java.nio.file.Path.of(uri))));
  }

  private static final class Input extends FSInputStream {
    private final FileChannel file;
    private final InputStream bytes;

    Input(FileChannel file) {
      this.file = file;
      this.bytes = Channels.newInputStream(file);
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      return bytes.read(buffer, from, length);
    }

    @Override
    public void seek(long position) throws IOException {
      file.position(position);
    }

    @Override
    public long getPos() throws IOException {
      return file.position();
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
