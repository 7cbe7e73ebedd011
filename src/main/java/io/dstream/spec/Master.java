package io.dstream.spec;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark master URL: {@code local[N]}, {@code spark://host:port}, {@code yarn}, {@code k8s://…}.
 */
public record Master(String url) {
  private static final String STANDALONE = "spark://";
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

  /** Returns {@code HOST:PORT} of the masters of a standalone cluster; empty for any other URL. */
  public List<String> standaloneAddresses() {
    return url.startsWith(STANDALONE)
        ? List.of(url.substring(STANDALONE.length()).split(",", -1))
        : List.of();
  }

  /** Returns whether YARN or Kubernetes manages the cluster. */
  public boolean managed() {
    return url.equals("yarn") || url.startsWith("k8s://");
  }

  /** Returns whether executors run in this process. */
  public boolean local() {
    return LOCAL.matcher(url).matches();
  }

  /** The number of cores for tasks, where the URL specifies it. */
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
