package io.dstream.hadoop;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Hadoop's file systems, and what can be asked of them. */
public final class FileSystems {
  /** Stores in which a rename copies object by object. */
  private static final Set<String> OBJECT_STORES =
      Set.of("s3", "s3a", "s3n", "gs", "wasb", "wasbs", "oss", "cosn", "obs", "swift");

  private static final String BLOCK = "dfs.client.block.write.locateFollowingBlock.";

  /**
   * What suits a stream better than the defaults of HDFS's client. It waits eleven minutes for a
   * NameNode that is away or in safe mode (pauses in milliseconds, and how many of each), in place
   * of ten seconds. A file that is closed is there once a DataNode has told of its last block: it
   * asks after 10 ms, not after 400, and then in longer and longer pauses, ten seconds in all.
   */
  private static final Map<String, String> HDFS =
      Map.of(
          "dfs.client.retry.policy.enabled",
          "true",
          "dfs.client.retry.policy.spec",
          "1000,60,10000,60",
          BLOCK + "initial.delay.ms",
          "10",
          BLOCK + "retries",
          "10");

  private FileSystems() {}

  /**
   * The file system of {@code path}; that of HDFS with settings of ours where the user has none.
   *
   * @throws IOException also when the class path has none of its scheme
   */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    try {
      return path.getFileSystem(tuned(path, conf));
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        String own = path.toUri().getScheme();
        String scheme = own == null ? FileSystem.getDefaultUri(conf).getScheme() : own;
        throw new IOException("the class path has no file system for \"" + scheme + "\"", e);
      }
      throw e;
    }
  }

  private static Configuration tuned(Path path, Configuration conf) {
    if (!"hdfs".equals(path.toUri().getScheme())) {
      return conf;
    }
    Configuration tuned = new Configuration(conf);
    HDFS.forEach(
        (name, value) -> {
          String[] from = conf.getPropertySources(name);
          if (from == null || from[from.length - 1].endsWith("-default.xml")) {
            tuned.set(name, value);
          }
        });
    return tuned;
  }

  /**
   * Makes sure that a directory is there all at once when it is renamed: what is half written must
   * not be seen, nor taken for whole after a crash.
   *
   * @param option what it was given as
   * @throws DstreamException wrong usage, for an object store
   */
  public static void requireRename(String option, String directory) {
    String scheme = directory.contains(":") ? directory.substring(0, directory.indexOf(':')) : "";
    if (OBJECT_STORES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw DstreamException.usage(
          option
              + " "
              + directory
              + ": an object store copies what is renamed, object by object, so that half of it may"
              + " be seen or left",
          "name a directory in HDFS or on a shared disk, and copy what is done from there");
    }
  }
}
