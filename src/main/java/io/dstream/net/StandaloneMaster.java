package io.dstream.net;

import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Master;
import java.time.Duration;

/** Whether the master of a standalone Spark cluster is there. */
public final class StandaloneMaster {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private StandaloneMaster() {}

  /**
   * Looks whether a standalone master is there; Spark would wait for a minute and then hang.
   *
   * @throws DstreamException exit status 1, when none of its addresses takes a connection
   */
  public static void check(Master master) {
    boolean answers =
        master.standaloneAddresses().isEmpty()
            || master.standaloneAddresses().stream().anyMatch(StandaloneMaster::answers);
    if (!answers) {
      throw DstreamException.failed(
          "--master " + master.url() + ": no Spark master is to be reached there",
          "start-master.sh of Spark starts one; or leave --master out to run on this machine",
          null);
    }
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
