package io.dstream.spark;

import io.dstream.net.ClientSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Master;
import java.time.Duration;
import java.util.ServiceLoader;
import org.apache.spark.scheduler.ExternalClusterManager;

/** Checks whether a stream can run on the cluster that {@code --master} names. */
public final class ReachableMaster {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ReachableMaster() {}

  /**
   * Checks that a standalone master is reachable; otherwise Spark would wait for a minute and then
   * hang. Checks also that there is a client for YARN or Kubernetes. Spark's installation on such a
   * cluster has one, the self-contained jar does not.
   *
   * @throws DstreamException with exit status 1, when no address of a standalone master accepts a
   *     connection; with exit status 2, when there is no client for the cluster
   */
  public static void check(Master master) {
    if (master.managed() && !hasClientFor(master)) {
      throw DstreamException.usage(
          "--master " + master.url() + ": this installation has no client for such a cluster",
          "give target/dstream-cluster.jar to the cluster's spark-submit: see docs/cluster.md");
    }
    boolean answers =
        master.standaloneAddresses().isEmpty()
            || master.standaloneAddresses().stream().anyMatch(ReachableMaster::answers);
    if (!answers) {
      throw DstreamException.failed(
          "--master " + master.url() + ": no Spark master is to be reached there",
          "start-master.sh of Spark starts one; or leave --master out to run on this machine",
          null);
    }
  }

  private static boolean hasClientFor(Master master) {
    return ServiceLoader.load(ExternalClusterManager.class).stream()
        .anyMatch(manager -> manager.get().canCreate(master.url()));
  }

  private static boolean answers(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      HostAndPort master = new HostAndPort(address.substring(0, colon), port);
      return ClientSockets.ofThisMachine().listens(master, PATIENCE);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
