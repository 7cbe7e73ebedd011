package io.dstream.hadoop;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Hadoop's file systems, the local one without its checksums: they lie in a file beside each file,
 * keep its last bytes back until it is closed, and cannot name a file with a colon.
 */
public final class RawFiles {
  private RawFiles() {}

  /** The file system of {@code path}. */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    FileSystem files = path.getFileSystem(conf);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
