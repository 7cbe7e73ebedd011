package io.dstream.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler;

/** A YARN of one resource manager and one node manager, until it is killed. */
final class YarnServer {
  static final String UP = "YARN is up";

  private YarnServer() {}

  /** Writes the settings of its clients into the file that it is given, then {@link #UP}. */
  public static void main(String[] args) {
    YarnConfiguration settings = new YarnConfiguration();
    settings.set(YarnConfiguration.RM_SCHEDULER, FifoScheduler.class.getName());
    settings.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
    settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    settings.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
    // A node whose disk is nearly full is as good for a test.
    settings.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
    settings.setInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, 4);
    settings.set(
        YarnConfiguration.NM_ENV_WHITELIST,
        YarnConfiguration.DEFAULT_NM_ENV_WHITELIST + "," + ProcessMark.NAME);
    MiniYARNCluster yarn = new MiniYARNCluster("dstream", 1, 1, 1);
    try {
      yarn.init(settings);
      yarn.start();
      try (OutputStream file = Files.newOutputStream(Path.of(args[0]))) {
        yarn.getConfig().writeXml(file);
      }
      System.out.println(UP);
    } catch (IOException | RuntimeException | LinkageError e) {
      e.printStackTrace();
      System.exit(1); // threads of YARN would go on
    }
  }
}
