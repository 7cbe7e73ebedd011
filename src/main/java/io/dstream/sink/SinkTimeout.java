package io.dstream.sink;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long sinks retry a batch; shared by the sinks that write to a server. */
public final class SinkTimeout {
  /** The name of the option, for messages. */
  public static final String OPTION = "--sink-timeout";

  @Option(
      names = OPTION,
      paramLabel = "DURATION",
      defaultValue = "60s",
      description =
          "jdbc, kafka, hbase: try a batch again for DURATION when the server is away or rows are locked"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  public Duration timeout() {
    return timeout;
  }
}
