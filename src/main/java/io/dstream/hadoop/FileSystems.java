package io.dstream.hadoop;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens Hadoop's file systems and checks their features. */
public final class FileSystems {
  /** Schemes of stores in which a rename copies object by object. */
  private static final Set<String> OBJECT_STORES =
      Set.of("s3", "s3a", "s3n", "gs", "wasb", "wasbs", "oss", "cosn", "obs", "swift");

  private static final String BLOCK = "dfs.client.block.write.locateFollowingBlock.";

  /**
   * Settings of the HDFS client that suit a stream better than its defaults. The client waits
   * eleven minutes, not ten seconds, for a NameNode that is down or in safe mode (the values are
   * pauses in milliseconds and the number of each). A closed file is complete once a DataNode has
   * reported its last block: the client asks for that after 10 ms, not 400 ms, and then at growing
   * intervals, for ten seconds in total.
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
   * Returns the file system of {@code path}; HDFS gets our settings where the user has none.
   *
   * @throws IOException also when the class path has no file system for its scheme
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
   * Checks that the file system renames a directory atomically: a half-written directory must not
   * be visible, nor be taken for complete after a crash.
   *
   * @param option the option that names the directory
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
