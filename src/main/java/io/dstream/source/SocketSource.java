package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaReceiverInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.SerializableConfiguration;
import picocli.CommandLine.Option;

/** Lines from a TCP server, read by a receiver that connects again when the server goes away. */
public record SocketSource(HostAndPort server) implements Source {

  /** Options of {@code --source socket}. */
  public static final class Options implements SourceOptions {
    @Option(
        names = "--host",
        paramLabel = "HOST",
        defaultValue = "localhost",
        description = "The server (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "9999",
        description = "Its TCP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public String name() {
      return "socket";
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of("--host", "--port");
    }

    @Override
    public Source toSource(URI uri) {
      if (uri.getHost() == null || uri.getPort() == -1) {
        throw DstreamException.usage(
            "--source " + uri + " names no host and port", "write socket://localhost:9999");
      }
      return at(uri.getHost(), uri.getPort());
    }

    @Override
    public Source toSource() {
      return at(host, port);
    }

    private static Source at(String host, int port) {
      Limits.requireText("--host", host);
      Limits.requireBetween(1, HostAndPort.LAST_PORT, "--port", port);
      return new SocketSource(new HostAndPort(host, port));
    }
  }

  @Override
  public String uri() {
    return "socket://" + server;
  }

  @Override
  public List<String> contacts() {
    return List.of(server.toString());
  }

  @Override
  public boolean usesReceiver() {
    return true;
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    if (recovery.wal()) {
      return new Guarantee(
          Guarantee.Level.AT_LEAST_ONCE,
          "for what was received: it is logged before it is processed, and read again after a crash;"
              + " what the server sent meanwhile is lost");
    }
    return new Guarantee(
        Guarantee.Level.AT_MOST_ONCE,
        "a socket does not repeat itself; what was received and not processed is lost with the"
            + " program"
            + (recovery.checkpoint().isPresent() ? ", what was processed is kept" : ""));
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", uri());
  }

  @Override
  public void check() {
    // A server that is not there yet is waited for.
  }

  @Override
  public Feed open(SourceContext context) {
    JavaStreamingContext streaming = context.streaming();
    PipelineSpec<?, ?, ?> spec = context.spec();
    Optional<ReceivedLog> log =
        context
            .received()
            .map(
                directory ->
                    new ReceivedLog(
                        directory,
                        new SerializableConfiguration(
                            streaming.sparkContext().hadoopConfiguration())));
    JavaReceiverInputDStream<LineBlock> received =
        streaming.receiverStream(new SocketReceiver(server, spec.rate().maxRate(), log));
    ReceiverNotices receiver =
        new ReceiverNotices(received.receiverInputDStream().id(), server, context.notices());
    streaming.addStreamingListener(receiver);
    if (log.isPresent()) {
      return new LoggedFeed(streaming, received, log.get(), receiver, context.resume());
    }
    int cores = streaming.sparkContext().defaultParallelism();
    // Here each receiver has one core, and the fewest tasks are the fastest; a cluster may have
    // more.
    int tasks = spec.master().local() ? Math.max(1, cores - spec.sources().receivers()) : 2 * cores;
    JavaDStream<LineBlock> blocks = received.transform(new Coalesce(tasks));
    return new Unrepeatable() {
      @Override
      public JavaDStream<LineBlock> blocks() {
        return blocks;
      }

      @Override
      public Silence silence(long time) {
        return receiver.silence();
      }

      @Override
      public void check() {
        receiver.check();
      }
    };
  }

  /** Many small received blocks make few tasks. */
  private record Coalesce(int tasks) implements Function<JavaRDD<LineBlock>, JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    @Override
    public JavaRDD<LineBlock> call(JavaRDD<LineBlock> blocks) {
      return blocks.coalesce(tasks);
    }
  }
}
