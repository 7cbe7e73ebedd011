package io.dstream.spec;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark master URL: {@code local[N]}, {@code spark://host:port}, {@code yarn}, {@code k8s://…}.
 */
public record Master(String url) {
  private static final String STANDALONE = "spark://";
  private static final int PATIENCE_MILLIS = 5_000;
  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[(\\*|[1-9]\\d{0,5})(?:,\\s*\\d+)?])?");
  private static final Pattern CLUSTER =
      Pattern.compile("spark://\\S+:\\d+(?:,\\S+:\\d+)*|yarn|k8s://\\S+|local-cluster\\[[^]]+]");

  public Master {
    if (!LOCAL.matcher(url).matches() && !CLUSTER.matcher(url).matches()) {
      throw DstreamException.usage(
          "--master '" + url + "' is no Spark master",
          "write local[2], local[*], spark://host:7077, yarn or k8s://host:port");
    }
  }

  /**
   * Looks whether a standalone master is there; Spark would wait for a minute and then hang.
   *
   * @throws DstreamException exit status 1, when none of its addresses takes a connection
   */
  public void check() {
    if (!url.startsWith(STANDALONE)) {
      return;
    }
    String[] addresses = url.substring(STANDALONE.length()).split(",", -1);
    for (String address : addresses) {
      if (answers(address)) {
        return;
      }
    }
    throw DstreamException.failed(
        "--master " + url + ": no Spark master is to be reached there",
        "start-master.sh of Spark starts one; or leave --master out to run on this machine",
        null);
  }

  private static boolean answers(String address) {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(address.substring(colon + 1));
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether executors run in this process. */
  public boolean local() {
    return LOCAL.matcher(url).matches();
  }

  /** Cores to run tasks on, where the URL tells. */
  public OptionalInt cores() {
    Matcher local = LOCAL.matcher(url);
    if (!local.matches()) {
      return OptionalInt.empty();
    }
    String cores = local.group(1);
    if (cores == null) {
      return OptionalInt.of(1);
    }
    return OptionalInt.of(
        cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores));
  }
}
